// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/report/style.h"

namespace armillary::report {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Length of the UTF-8 character that the text begins with; 0 when it begins with none.
size_t character_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return length <= text.size() && is_valid_utf8(text.substr(0, length)) ? length : 0;
}

/// Whether XML allows the character.
bool allowed(std::string_view character) {
    const auto first = static_cast<unsigned char>(character.front());
    if (first < 0x20) return first == '\n' || first == '\t';
    return first != 0x7F && character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";
}

bool is_number(const std::string& cell) {
    const bool digit = std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    return cell == "–" || cell.empty() ||
           (digit && std::all_of(cell.begin(), cell.end(), [](char c) {
                return (c >= '0' && c <= '9') || std::string_view("+-.,e %[]<").find(c) != std::string_view::npos;
            }));
}

/// Text with marks inside a paragraph.
void add_inline(Html& html, std::string_view text) {
    constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
        {"**", "strong"}, {"`", "code"}, {"*", "em"}};
    size_t plain_from = 0;
    for (size_t at = 0; at < text.size();) {
        const auto mark = std::find_if(std::begin(kMarks), std::end(kMarks),
                                       [&](const auto& each) { return text.substr(at).starts_with(each.first); });
        const size_t from = mark == std::end(kMarks) ? 0 : at + mark->first.size();
        const size_t end = mark == std::end(kMarks) ? text.npos : text.find(mark->first, from);
        // `2 * 3 * 4` is no emphasis.
        if (end == text.npos || end == from || text[from] == ' ' || text[end - 1] == ' ') {
            ++at;
            continue;
        }
        html.text(text.substr(plain_from, at - plain_from));
        html.element(mark->second, text.substr(from, end - from));
        plain_from = at = end + mark->first.size();
    }
    html.text(text.substr(plain_from));
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    while (!text.empty()) {
        const size_t length = character_length(text);
        const std::string_view character = text.substr(0, std::max<size_t>(length, 1));
        text.remove_prefix(character.size());
        if (length == 0) {
            safe += kReplacement;
            continue;
        }
        switch (character.front()) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                if (allowed(character)) safe += character;
        }
    }
    return safe;
}

void Html::begin(std::string_view tag, Attributes attributes, std::string_view end) {
    text_ += '<';
    text_ += tag;
    for (const auto& [name, value] : attributes) {
        text_ += ' ';
        text_ += name;
        text_ += "=\"" + escaped(value) + '"';
    }
    text_ += end;
}

Html& Html::open(std::string_view tag, Attributes attributes) {
    begin(tag, attributes, ">");
    open_.emplace_back(tag);
    return *this;
}

Html& Html::close() {
    if (open_.empty()) throw Error(ErrorKind::internal, "a tag is closed that was not opened");
    text_ += "</" + open_.back() + ">\n";
    open_.pop_back();
    return *this;
}

Html& Html::text(std::string_view text) {
    text_ += escaped(text);
    return *this;
}

Html& Html::element(std::string_view tag, std::string_view text, Attributes attributes) {
    begin(tag, attributes, ">");
    text_ += escaped(text) + "</" + std::string(tag) + '>';
    return *this;
}

Html& Html::empty(std::string_view tag, Attributes attributes) {
    begin(tag, attributes, " />");
    return *this;
}

Html& Html::add(const Html& other) {
    text_ += other.str();
    return *this;
}

std::string Html::str() const {
    if (!open_.empty()) throw Error(ErrorKind::internal, "the tag '" + open_.back() + "' is not closed");
    return text_;
}

Html to_html(const HtmlTable& table) {
    std::vector<bool> numeric(table.header.size(), !table.rows.empty());
    for (size_t column = 0; column < numeric.size(); ++column)
        for (const auto& row : table.rows)
            if (column < row.size() && !is_number(row[column])) numeric[column] = false;
    const auto style = [&](size_t column) {
        return std::string(column < numeric.size() && numeric[column] && column > 0 ? "number" : "words");
    };
    Html html;
    html.open("div", {{"class", "wide"}}).open("table");
    if (!table.caption.empty()) html.element("caption", table.caption);
    if (std::any_of(table.header.begin(), table.header.end(), [](const auto& cell) { return !cell.empty(); })) {
        html.open("thead").open("tr");
        for (size_t column = 0; column < table.header.size(); ++column)
            html.element("th", table.header[column], {{"scope", "col"}, {"class", style(column)}});
        html.close().close();
    }
    html.open("tbody");
    for (const auto& row : table.rows) {
        html.open("tr");
        for (size_t column = 0; column < row.size(); ++column)
            if (column == 0)
                html.element("th", row[column], {{"scope", "row"}});
            else
                html.element("td", row[column], {{"class", style(column)}});
        html.close();
    }
    return html.close().close().close();
}

Html folded(std::string_view summary, const Html& content) {
    Html html;
    html.open("details").element("summary", summary).add(content).close();
    return html;
}

Html markdown(std::string_view text) {
    Html html;
    std::string paragraph;
    bool list = false;
    const auto flush = [&] {
        if (paragraph.empty()) return;
        html.open(list ? "li" : "p");
        add_inline(html, paragraph);
        html.close();
        paragraph.clear();
    };
    const auto end_list = [&] {
        flush();
        if (list) html.close();
        list = false;
    };
    for (const std::string_view raw : split(text, '\n')) {
        const std::string_view line = trim(raw);
        if (line.empty()) {
            end_list();
        } else if (line.starts_with("- ")) {
            flush();
            if (!list) html.open("ul");
            list = true;
            paragraph = line.substr(2);
        } else {
            if (!paragraph.empty()) paragraph += ' ';
            paragraph += line;
        }
    }
    end_list();
    return html;
}

std::string html_page(std::string_view title, std::string_view language, const Html& body) {
    Html page;
    page.open("html", {{"lang", std::string(language)}}).open("head");
    page.empty("meta", {{"charset", "utf-8"}});
    page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    page.empty("meta", {{"name", "generator"}, {"content", "Armillary"}});
    page.element("title", title);
    // The style holds no character that must be escaped.
    page.element("style", kStyle).close();
    page.open("body").open("main").add(body).close().close().close();
    return "<!DOCTYPE html>\n" + page.str();
}

}  // namespace armillary::report

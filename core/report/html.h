// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace armillary::report {

/// Text as it may stand between tags and in quoted attributes: markup escaped, bytes that are no UTF-8 replaced,
/// control characters left out, so that any name is shown as it is and nothing of it is run.
std::string escaped(std::string_view text);

/// A piece of HTML or SVG that is well-formed by construction (XML rules too): tags are closed in the order in
/// which they were opened, and all text passes `escaped`.
class Html {
 public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

    Html& open(std::string_view tag, Attributes attributes = {});
    Html& close();
    Html& text(std::string_view text);
    /// A tag with text alone.
    Html& element(std::string_view tag, std::string_view text, Attributes attributes = {});
    /// A tag without content: `<meta />`.
    Html& empty(std::string_view tag, Attributes attributes = {});
    Html& add(const Html& other);

    /// Throws `Error` (internal) while a tag is open.
    std::string str() const;
    bool blank() const { return text_.empty(); }

 private:
    void begin(std::string_view tag, Attributes attributes, std::string_view end);

    std::string text_;
    std::vector<std::string> open_;
};

/// The first cell of a row heads it. Columns of numbers go to the right.
struct HtmlTable {
    std::string caption;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};
Html to_html(const HtmlTable& table);

/// Folded until it is asked for.
Html folded(std::string_view summary, const Html& content);

/// A few marks of Markdown: paragraphs, `- ` lists, `*emphasis*`, `**strong**`, `code` in backquotes. Everything
/// else is text.
Html markdown(std::string_view text);

/// One file that needs nothing else: `body` with the head and the style. `language` as `en`, `zh-CN`.
std::string html_page(std::string_view title, std::string_view language, const Html& body);

}  // namespace armillary::report

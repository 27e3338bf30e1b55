// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/context.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/text.h"

namespace armillary::data {

namespace {

constexpr size_t kLongestId = 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

void ImportReport::reject(std::string file, int64_t line, int64_t column, std::string reason) {
    ++rows_rejected;
    if (examples.size() < kExamples) examples.push_back({std::move(file), line, column, std::move(reason)});
}

std::string excerpt(std::string_view text) {
    constexpr size_t kShown = 80;
    std::string shown;
    size_t at = 0;
    for (size_t characters = 0; at < text.size() && characters < kShown; ++characters) {
        const auto byte = static_cast<unsigned char>(text[at]);
        size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        length = std::min(length, text.size() - at);
        if (byte == '\n')
            shown += "\\n";
        else if (byte < 0x20 || byte == 0x7F)
            shown += fmt::format("\\x{:02x}", byte);
        else if (is_valid_utf8(text.substr(at, length)))
            shown += text.substr(at, length);
        else
            shown += fmt::format("\\x{:02x}", byte), length = 1;
        at += length;
    }
    return fmt::format("'{}{}'", shown, at < text.size() ? "…" : "");
}

std::string problem_of_id(std::string_view id) {
    if (id.empty()) return "the id is empty";
    if (id.size() > kLongestId)
        return fmt::format("the id is {} bytes long, and the longest allowed is {}: {}",
                           format_count(static_cast<int64_t>(id.size())), format_count(kLongestId), excerpt(id));
    for (const char c : id) {
        if (c == '\n' || c == '\r') return fmt::format("the id contains a line break: {}", excerpt(id));
        if (c == '\0') return fmt::format("the id contains a NUL byte: {}", excerpt(id));
    }
    return {};
}

std::string position_of(std::string_view text, size_t byte) {
    byte = std::min(byte, text.size());
    const std::string_view before = text.substr(0, byte);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const size_t last_break = before.rfind('\n');
    return fmt::format("{}:{}", line, last_break == std::string_view::npos ? byte + 1 : byte - last_break);
}

std::string setting_of(const ImportSettings& settings, const std::string& name, std::string otherwise) {
    const auto found = settings.find(name);
    return found == settings.end() ? std::move(otherwise) : found->second;
}

BytesPtr Context::bytes(const SourceEntry& entry) {
    throw_if_stopped();
    BytesPtr bytes = source_.load(entry);
    used_.insert(&entry);
    done_.try_emplace(&entry, 0);
    return bytes;
}

Text Context::unchecked_text(const SourceEntry& entry) {
    Text text;
    text.bytes = bytes(entry);
    const std::string_view view = text.bytes->view();
    if (view.starts_with("\xFF\xFE") || view.starts_with("\xFE\xFF"))
        throw BadInput("the file is UTF-16; save it as UTF-8", entry.name);
    if (const size_t nul = view.substr(0, Source::kHeadBytes).find('\0'); nul != std::string_view::npos)
        throw BadInput(
            "the file holds a NUL byte, so it is binary and no text; choose the text file that it was made "
            "from",
            fmt::format("{}:{}", entry.name, position_of(view, nul)));
    if (view.starts_with(kByteOrderMark)) text.starts = kByteOrderMark.size();
    if (setting("encoding") == "latin-1") {
        text.converted = latin1_to_utf8(view.substr(text.starts));
        text.latin1 = true;
    }
    return text;
}

void Context::check_encoding(Text& text, const SourceEntry& entry) {
    if (text.latin1 || is_valid_utf8(text.view())) return;
    if (setting("encoding") == "utf-8") {
        const std::string_view view = text.view();
        size_t line_start = 0, line_end = 0;
        for (;; line_start = line_end + 1) {
            line_end = std::min(view.find('\n', line_start), view.size());
            if (!is_valid_utf8(view.substr(line_start, line_end - line_start)) || line_end == view.size()) break;
        }
        throw BadInput(fmt::format("the line is not UTF-8: {}; import with encoding=latin-1 or encoding=auto",
                                   excerpt(view.substr(line_start, line_end - line_start))),
                       fmt::format("{}:{}", entry.name, position_of(view, line_start)));
    }
    warn(
        fmt::format("{} is not valid UTF-8 and was read as Latin-1 (ISO-8859-1); check names with accents, or set "
                    "encoding",
                    entry.name));
    text.converted = latin1_to_utf8(text.view());
    text.latin1 = true;
    text.bytes = nullptr;
}

Text Context::text(const SourceEntry& entry) {
    Text text = unchecked_text(entry);
    check_encoding(text, entry);
    return text;
}

void Context::throw_if_stopped() const {
    if (request_.stop.stop_requested()) throw Cancelled();
}

const SourceEntry& Context::side_file(const std::filesystem::path& file) {
    if (std::filesystem::is_directory(file))
        throw BadInput("this is a folder, and one file is needed", file.string());
    const Source& source = *side_files_.emplace_back(std::make_unique<Source>(std::vector{file}));
    if (source.entries().size() != 1) throw BadInput("the archive must hold just one file here", file.string());
    return source.entries().front();
}

bool Context::was_named(const SourceEntry& entry) const {
    const auto& paths = request_.paths;
    return std::find(paths.begin(), paths.end(), entry.origin) != paths.end();
}

void Context::tick(const SourceEntry& entry, size_t bytes_done, int64_t rows) {
    throw_if_stopped();
    done_[&entry] = static_cast<int64_t>(bytes_done);
    const auto now = std::chrono::steady_clock::now();
    if (!request_.progress || now - last_progress_ < std::chrono::milliseconds(50)) return;
    last_progress_ = now;
    ImportProgress progress;
    progress.rows = report_.rows_read + rows;
    for (const auto& [used, done] : done_) {
        progress.bytes_done += done;
        progress.bytes_total += std::max(used->bytes, done);
    }
    request_.progress(progress);
}

void Context::warn(std::string warning) {
    auto& warnings = report_.warnings;
    if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end())
        warnings.push_back(std::move(warning));
}

bool Context::keep_row() {
    ++report_.rows_read;
    ++report_.rows_kept;
    return !preview_is_full();
}

std::vector<SourceFile> Context::source_files() {
    std::vector<const SourceEntry*> entries;
    for (const SourceEntry& entry : source_.entries()) entries.push_back(&entry);
    for (const auto& side : side_files_) entries.push_back(&side->entries().front());
    std::vector<SourceFile> files;
    std::set<std::filesystem::path> seen;
    for (const SourceEntry* entry : entries) {
        if (!used(*entry) || (!entry->origin.empty() && !seen.insert(entry->origin).second)) continue;
        throw_if_stopped();
        SourceFile& file = files.emplace_back();
        file.name = entry->packed() ? entry->origin.filename().string() : entry->name;
        file.bytes =
            entry->packed() ? static_cast<int64_t>(std::filesystem::file_size(entry->origin)) : entry->bytes;
        if (preview_is_full()) continue;  // it is shown, not kept
        const auto digest = digests_.find(entry);
        file.sha256 = digest != digests_.end() ? digest->second
                      : entry->memory          ? sha256_of(entry->memory->view())
                                               : sha256_of_file(entry->origin);
    }
    return files;
}

}  // namespace armillary::data

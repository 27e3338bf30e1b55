// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <cstring>
#include <exception>
#include <thread>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/data/importers/rows.h"

namespace armillary::data {

namespace {

constexpr size_t kChunkBytes = 2 << 20;
constexpr unsigned kMostThreads = 4;
constexpr double kPowersOfTen[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// Compiles to wide instructions, so that the byte by byte check of UTF-8 is left to the texts that need it.
bool is_ascii(std::string_view text) {
    unsigned char any = 0;
    for (const char c : text) any |= static_cast<unsigned char>(c);
    return any < 0x80;
}

bool is_digit(char c) {
    return static_cast<unsigned char>(c - '0') < 10;
}

/// Walks over the lines of a chunk. Numbers in their commonest form are read on the spot; every other field goes
/// to the parser that both paths share.
class LineReader {
 public:
    LineReader(std::string_view text, const RowParser& parser, RowBlock& block)
        : at_(text.data()),
          end_(text.data() + text.size()),
          parser_(parser),
          block_(block),
          separator_(parser.layout().dialect.separator) {}

    void read_all() {
        while (at_ < end_) {
            ++block_.lines;
            if (!skip_line_break()) read_line();
        }
    }

 private:
    bool at_line_break() const {
        return at_ == end_ || *at_ == '\n' || (*at_ == '\r' && (at_ + 1 == end_ || at_[1] == '\n'));
    }
    bool at_field_end() const { return at_line_break() || *at_ == separator_; }

    bool skip_line_break() {
        if (!at_line_break()) return false;
        if (at_ < end_ && *at_ == '\r') ++at_;
        if (at_ < end_) ++at_;
        return true;
    }

    void read_line() {
        const std::vector<Role>& roles = parser_.layout().roles;
        const char* const line = at_;
        const size_t texts = block_.texts.size();
        RowParser::Row row = parser_.fresh();
        size_t field = 0;
        for (;; ++field, ++at_) {
            const Role role = field < roles.size() ? roles[field] : Role::skip;
            if (!read_number(role, row) && !read_field(role, row)) break;
            if (at_line_break()) break;
        }
        if (reason_.empty() && field + 1 == roles.size()) {
            parser_.append(row, block_);
        } else {
            reject(line, field);
            block_.texts.resize(texts);
        }
        skip_line_break();
    }

    /// The number of fields counts first, as on the other path: it explains what a shifted field does not.
    void reject(const char* line, size_t bad_field) {
        const char* const line_break =
            static_cast<const char*>(std::memchr(line, '\n', static_cast<size_t>(end_ - line)));
        at_ = line_break ? line_break : end_;
        const auto fields = static_cast<size_t>(std::count(line, at_, separator_)) + 1;
        if (fields != parser_.layout().dialect.fields())
            parser_.reject(block_, block_.lines, 0, parser_.wrong_count(fields));
        else
            parser_.reject(block_, block_.lines, static_cast<int64_t>(bad_field) + 1, reason_);
        reason_.clear();
    }

    /// True when the field is a number in its plainest form.
    bool read_number(Role role, RowParser::Row& row) {
        const char* const begin = at_;
        bool done = false;
        switch (role) {
            case Role::user:
                done = read_id(row.user);
                break;
            case Role::item:
                done = read_id(row.item);
                break;
            case Role::value:
                done = read_value(row.value);
                break;
            case Role::time:
                done = read_time(row.time);
                break;
            default:
                return false;
        }
        if (!done) at_ = begin;
        return done;
    }

    bool read_id(int32_t& id) {
        const char* const begin = at_;
        const char* const limit = std::min(end_, begin + 8);
        int32_t number = 0;
        for (; at_ < limit && is_digit(*at_); ++at_) number = number * 10 + (*at_ - '0');
        id = number;
        return at_ > begin && at_ - begin < 8 && (*begin != '0' || at_ - begin == 1) &&
               number < RowParser::kSmallNumbers && at_field_end();
    }

    bool read_value(float& value) {
        const char* const begin = at_;
        int64_t number = 0;
        std::ptrdiff_t decimals = 0;
        for (; at_ < end_ && is_digit(*at_) && at_ - begin < 15; ++at_) number = number * 10 + (*at_ - '0');
        if (at_ < end_ && at_ > begin && *at_ == parser_.layout().decimal && *at_ != separator_) {
            const char* const point = at_++;
            for (; at_ < end_ && is_digit(*at_) && at_ - begin < 15; ++at_) number = number * 10 + (*at_ - '0');
            decimals = at_ - point - 1;
        }
        if (at_ == begin || !at_field_end()) return false;
        // Both are exact in double (below 2^53 and 10^22), so the quotient is the correctly rounded number.
        value = static_cast<float>(static_cast<double>(number) / kPowersOfTen[decimals]);
        return true;
    }

    bool read_time(int64_t& time) {
        const char* const begin = at_;
        int64_t number = 0;
        for (; at_ < end_ && is_digit(*at_) && at_ - begin < 17; ++at_) number = number * 10 + (*at_ - '0');
        if (at_ == begin || !at_field_end()) return false;
        const auto converted = parser_.layout().time.from_number(number);
        time = converted.value_or(kNoTime);
        return converted.has_value();
    }

    bool read_field(Role role, RowParser::Row& row) {
        const char* const begin = at_;
        while (at_ < end_ && *at_ != separator_ && *at_ != '\n') ++at_;
        const std::string_view text = trim({begin, static_cast<size_t>(at_ - begin)});
        return role == Role::skip || parser_.parse(role, text, block_, row, reason_);
    }

    const char* at_;
    const char* const end_;
    const RowParser& parser_;
    RowBlock& block_;
    const char separator_;
    std::string reason_;
};

/// Chunks of whole lines, handed out in order.
class Chunks {
 public:
    explicit Chunks(std::string_view text) : text_(text) {
        for (size_t begin = 0; begin < text.size();) {
            size_t end = std::min(begin + kChunkBytes, text.size());
            if (end < text.size()) end = std::min(text.find('\n', end - 1), text.size() - 1) + 1;
            starts_.push_back(begin);
            begin = end;
        }
        starts_.push_back(text.size());
    }

    size_t count() const { return starts_.size() - 1; }
    std::string_view operator[](size_t i) const { return text_.substr(starts_[i], starts_[i + 1] - starts_[i]); }

 private:
    std::string_view text_;
    std::vector<size_t> starts_;
};

/// Threads parse chunks side by side and merge them one after another, in the order of the file.
class PlainReader {
 public:
    PlainReader(Context& context, const SourceEntry& entry, const Text& text, size_t starts, int64_t first_line,
                const RowParser& parser, RowSink& sink)
        : context_(context),
          entry_(entry),
          text_(text),
          starts_(starts),
          chunks_(text.view().substr(starts)),
          parser_(parser),
          sink_(sink) {
        RowBlock before;
        before.lines = first_line - 1;
        sink_.merge(before);
        // An unpacked member is not the file that the user gave: its archive is hashed instead.
        hashes_ = !entry.packed() && !text.latin1;
        if (hashes_) hash_.add_bytes(text.bytes->view().data(), text.starts + starts);
    }

    bool run() {
        const auto threads = static_cast<unsigned>(
            std::min<size_t>(std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads),
                             std::max<size_t>(chunks_.count(), 1)));
        {
            std::vector<std::jthread> helpers;
            for (unsigned i = 1; i < threads; ++i) helpers.emplace_back([this] { work(false); });
            work(true);
        }
        if (failure_) std::rethrow_exception(failure_);
        if (stopped_) return false;
        if (hashes_) context_.set_sha256(entry_, hash_.hex());
        return true;
    }

 private:
    void work(bool is_caller) {
        RowBlock block;
        for (size_t chunk; (chunk = next_++) < chunks_.count();) {
            std::exception_ptr failure;
            bool plain = true;
            if (!stopped_) try {
                    plain = parse(chunks_[chunk], block);
                } catch (...) {
                    failure = std::current_exception();
                }
            for (size_t turn; (turn = turn_) != chunk;) turn_.wait(turn);
            if (!stopped_ && plain && !failure) try {
                    merge(chunk, block, is_caller);
                } catch (...) {
                    failure = std::current_exception();
                }
            if (failure && !stopped_) failure_ = failure;
            if (failure || !plain) stopped_ = true;
            ++turn_;
            turn_.notify_all();
        }
    }

    bool parse(std::string_view text, RowBlock& block) const {
        block.clear();
        if (parser_.layout().dialect.quotes && std::memchr(text.data(), '"', text.size())) return false;
        if (!text_.latin1 && !is_ascii(text) && !is_valid_utf8(text)) return false;
        LineReader(text, parser_, block).read_all();
        return true;
    }

    void merge(size_t chunk, const RowBlock& block, bool is_caller) {
        const std::string_view text = chunks_[chunk];
        const size_t done = static_cast<size_t>(text.data() - chunks_[0].data()) + text.size();
        sink_.merge(block);
        sink_.reserve(done, text_.view().size() - starts_);
        if (hashes_) hash_.add_bytes(text.data(), text.size());
        if (text_.bytes) text_.bytes->release(text);
        if (is_caller) context_.tick(entry_, starts_ + done, sink_.rows());
    }

    Context& context_;
    const SourceEntry& entry_;
    const Text& text_;
    const size_t starts_;
    const Chunks chunks_;
    const RowParser& parser_;
    RowSink& sink_;
    bool hashes_ = false;
    Sha256 hash_;
    std::atomic<size_t> next_{0}, turn_{0};
    std::atomic<bool> stopped_{false};
    std::exception_ptr failure_;
};

}  // namespace

bool read_plain_rows(Context& context, const SourceEntry& entry, const Text& text, size_t starts,
                     int64_t first_line, const RowParser& parser, RowSink& sink) {
    return PlainReader(context, entry, text, starts, first_line, parser, sink).run();
}

}  // namespace armillary::data

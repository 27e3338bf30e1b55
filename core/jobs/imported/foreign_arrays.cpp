// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/imported/foreign_arrays.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/text.h"

namespace armillary::jobs {

namespace fs = std::filesystem;

namespace {

constexpr int64_t kMostCodes = 1 << 24;
constexpr int64_t kMostLevels = 64;

/// Arrays of which each row is an item, and one of users.
constexpr const char* kByItem[] = {"codes", "inputs", "latents", "reconstructions", "item_embeddings"};
constexpr const char* kByUser = "user_embeddings";

bool is_by_item(const std::string& name) {
    return std::any_of(std::begin(kByItem), std::end(kByItem), [&](const char* known) { return name == known; });
}

/// The level of `codebooks/<level>`; nothing for another name.
std::optional<int64_t> codebook_level(const std::string& name) {
    constexpr std::string_view kFolder = "codebooks/";
    if (!name.starts_with(kFolder)) return {};
    return parse_int(std::string_view(name).substr(kFolder.size()));
}

class Checker {
 public:
    Checker(store::ForeignFolder& folder, std::optional<int64_t> items, std::optional<int64_t> users,
            const std::stop_token& stop)
        : folder_(folder), items_(items), users_(users), stop_(stop) {}

    ForeignArrays check() {
        find_epochs();
        require_ids();
        for (ForeignEpoch& epoch : found_.epochs) check_codes(epoch);
        refuse_without_codes();
        for (ForeignEpoch& epoch : found_.epochs) check_others(epoch);
        take_given_size();
        return std::move(found_);
    }

 private:
    static fs::path file_of(const ForeignEpoch& epoch, const std::string& name) {
        return fs::path("epochs") / epoch.folder / (name + ".npy");
    }

    void find_epochs() {
        std::map<int, ForeignEpoch> epochs;
        std::map<std::string, std::string> unnamed;
        for (const fs::path& file : std::set<fs::path>(folder_.files)) {
            if (*file.begin() != "epochs" || std::distance(file.begin(), file.end()) < 3) continue;
            const std::string number = std::next(file.begin())->string();
            const auto epoch = parse_int(number);
            if (!epoch || *epoch < 0 || *epoch > INT32_MAX) {
                unnamed[number] = "the name of the folder is no whole number, so its epoch is not known";
                folder_.files.erase(file);
                continue;
            }
            ForeignEpoch& found = epochs[static_cast<int>(*epoch)];
            if (!found.folder.empty() && found.folder != number) {
                unnamed[number] = fmt::format("epoch {} is in epochs/{} already", *epoch, found.folder);
                folder_.files.erase(file);
                continue;
            }
            found.epoch = static_cast<int>(*epoch);
            found.folder = number;
            if (file.extension() == ".npy")
                found.arrays.insert(
                    file.lexically_relative(fs::path("epochs") / number).replace_extension().generic_string());
        }
        for (const auto& [number, why] : unnamed) folder_.skipped.push_back({"epochs/" + number, why});
        for (auto& [number, epoch] : epochs) found_.epochs.push_back(std::move(epoch));
    }

    void require_ids() const {
        if (items_) return;
        for (const ForeignEpoch& epoch : found_.epochs)
            for (const std::string& name : epoch.arrays) {
                if (!is_by_item(name)) continue;
                for (const store::Skipped& skipped : folder_.skipped)
                    if (skipped.where.starts_with("items.txt"))
                        throw BadInput(skipped.why, (folder_.root / skipped.where).string());
                throw BadInput(
                    fmt::format("there is no items.txt, so nobody knows which items the rows of {} are. "
                                "Write one raw id a line, in the order of the rows",
                                file_of(epoch, name).string()),
                    (folder_.root / "items.txt").string());
            }
    }

    /// Lets `look` judge an array; what it throws is why the array is left out.
    template <typename Look>
    bool keep_if(ForeignEpoch& epoch, const std::string& name, Look look) {
        if (!epoch.arrays.contains(name)) return false;
        if (stop_.stop_requested()) throw Cancelled();
        const fs::path file = file_of(epoch, name);
        try {
            look(folder_.root / file, read_npy_shape(folder_.root / file));
            return true;
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            folder_.skip(file, error.what());
            epoch.arrays.erase(name);
            return false;
        }
    }

    void expect_rows(const NpyShape& header, std::optional<int64_t> ids, const char* list,
                     const char* axes) const {
        if (header.shape.size() != 2)
            throw BadInput(
                fmt::format("its shape is ({}), and [{}] is needed", fmt::join(header.shape, ", "), axes));
        if (ids && header.shape[0] != *ids)
            throw BadInput(fmt::format("it has {} rows, and {} has {} ids", format_count(header.shape[0]), list,
                                       format_count(*ids)));
    }

    void check_codes(ForeignEpoch& epoch) {
        keep_if(epoch, "codes", [&](const fs::path& file, const NpyShape& header) {
            expect_rows(header, items_, "items.txt", "items, levels");
            const int64_t levels = header.shape[1];
            if (header.floating)
                throw BadInput("it holds floating-point numbers; save codes as codes.astype(\"int32\")");
            if (levels < 1 || levels > kMostLevels)
                throw BadInput(fmt::format("it has {} levels; 1 to {} can be shown", levels, kMostLevels));
            if (found_.levels > 0 && levels != found_.levels)
                throw BadInput(fmt::format("it has {} levels, and an earlier epoch {}", levels, found_.levels));
            take_codes(epoch.epoch, read_npy(file).as_integers(), levels);
        });
    }

    void take_codes(int epoch, const std::vector<int64_t>& codes, int64_t levels) {
        std::vector<int64_t> sizes(static_cast<size_t>(levels), 1);
        for (size_t at = 0; at < codes.size(); ++at) {
            const auto level = at % static_cast<size_t>(levels);
            if (codes[at] < -1 || codes[at] >= kMostCodes)
                throw BadInput(fmt::format("row {}, level {}: {} is no code; codes go from 0 to {}, -1 means none",
                                           at / static_cast<size_t>(levels), level, codes[at], kMostCodes - 1));
            sizes[level] = std::max(sizes[level], codes[at] + 1);
        }
        found_.levels = levels;
        found_.level_sizes.resize(static_cast<size_t>(levels), 1);
        for (size_t level = 0; level < sizes.size(); ++level) enlarge(level, sizes[level]);
        used_[epoch] = std::move(sizes);
    }

    void enlarge(size_t level, int64_t size) {
        found_.level_sizes[level] = std::max(found_.level_sizes[level], size);
    }

    void refuse_without_codes() const {
        if (folder_.run.kind != "tokenizer" || found_.levels > 0) return;
        for (const store::Skipped& skipped : folder_.skipped)
            if (fs::path(skipped.where).filename() == "codes.npy")
                throw BadInput("none of the codes of this tokenizer can be shown; of the first: " + skipped.why,
                               (folder_.root / skipped.where).string());
    }

    void check_others(ForeignEpoch& epoch) {
        for (const std::string& name : std::set<std::string>(epoch.arrays)) {
            if (name == "codes") continue;
            keep_if(epoch, name, [&](const fs::path& file, const NpyShape& header) {
                if (is_by_item(name)) {
                    expect_rows(header, items_, "items.txt", "items, numbers");
                    check_numbers(file, header);
                } else if (name == kByUser) {
                    if (!users_) throw BadInput("there is no users.txt, so nobody knows whose its rows are");
                    expect_rows(header, users_, "users.txt", "users, numbers");
                    check_numbers(file, header);
                } else if (const auto level = codebook_level(name)) {
                    check_codebook(epoch, *level, file, header);
                } else if (name == "level_sizes") {
                    take_level_sizes(file, header);
                } else if (name.starts_with("attention/")) {
                    check_attention(epoch, name, header);
                }
            });
        }
    }

    static void check_numbers(const fs::path& file, const NpyShape& header) {
        const std::vector<float> values = read_npy(file).as_floats();
        const auto bad =
            std::find_if(values.begin(), values.end(), [](float value) { return !std::isfinite(value); });
        if (bad == values.end()) return;
        const auto at = bad - values.begin();
        throw BadInput(fmt::format("row {}, column {} (both from 0) is {}; only finite numbers can be shown",
                                   at / header.shape[1], at % header.shape[1], *bad));
    }

    void check_codebook(const ForeignEpoch& epoch, int64_t level, const fs::path& file, const NpyShape& header) {
        expect_rows(header, {}, "", "codes, numbers");
        if (header.shape[0] < 1 || header.shape[0] > kMostCodes)
            throw BadInput(fmt::format("it has {} codes; 1 to {} can be shown", header.shape[0], kMostCodes));
        if (found_.levels > 0 && (level < 0 || level >= found_.levels))
            throw BadInput(fmt::format("the codes have {} levels, counted from 0", found_.levels));
        if (const auto used = used_.find(epoch.epoch);
            used != used_.end() && header.shape[0] < used->second[static_cast<size_t>(level)])
            throw BadInput(fmt::format("it has {} codes, and items have code {}", header.shape[0],
                                       used->second[static_cast<size_t>(level)] - 1));
        check_numbers(file, header);
        if (found_.levels > 0) enlarge(static_cast<size_t>(level), header.shape[0]);
    }

    void take_level_sizes(const fs::path& file, const NpyShape& header) {
        if (header.shape != std::vector<int64_t>{found_.levels} || header.floating)
            throw BadInput("it should hold one whole number for each level of the codes");
        const std::vector<int64_t> sizes = read_npy(file).as_integers();
        if (std::any_of(sizes.begin(), sizes.end(), [](int64_t size) { return size < 1 || size > kMostCodes; }))
            throw BadInput(fmt::format("a codebook holds 1 to {} codes", kMostCodes));
        for (size_t level = 0; level < sizes.size(); ++level) enlarge(level, sizes[level]);
    }

    void check_attention(const ForeignEpoch& epoch, const std::string& name, const NpyShape& header) const {
        if (header.shape.size() != 4)
            throw BadInput(fmt::format("its shape is ({}), and [layers, heads, queries, keys] is needed",
                                       fmt::join(header.shape, ", ")));
        const fs::path words = file_of(epoch, name).replace_extension(".json");
        if (!folder_.has(words))
            throw BadInput(words.filename().string() + " is not beside it, which names its tokens");
    }

    void take_given_size() {
        const auto parameters = nlohmann::json::parse(folder_.run.parameters_json, nullptr, false);
        if (!parameters.is_object()) return;
        const auto size = parameters.find("model.codebook_size");
        if (size == parameters.end() || !size->is_number_unsigned() || *size > kMostCodes) return;
        for (size_t level = 0; level < found_.level_sizes.size(); ++level) enlarge(level, size->get<int64_t>());
    }

    store::ForeignFolder& folder_;
    std::optional<int64_t> items_, users_;
    const std::stop_token& stop_;
    ForeignArrays found_;
    std::map<int, std::vector<int64_t>> used_;  ///< epoch -> [levels] largest code that items have, and one
};

}  // namespace

ForeignArrays check_foreign_arrays(store::ForeignFolder& folder, std::optional<int64_t> items,
                                   std::optional<int64_t> users, const std::stop_token& stop) {
    return Checker(folder, items, users, stop).check();
}

}  // namespace armillary::jobs

// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte picks a set of files, the second the options; byte 0xFF ends the content of one file and begins
// the next.
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/importers/format.h"

namespace {

struct Folder {
    const char* format;
    std::vector<std::string> names;
};

const std::vector<Folder>& folders() {
    static const std::vector<Folder> all{
        {"movielens", {"u.data", "u.item", "u.user", "u.genre"}},
        {"movielens", {"ratings.dat", "movies.dat", "users.dat"}},
        {"movielens", {"ratings.csv", "movies.csv"}},
        {"recbole", {"x.inter", "x.item", "x.user"}},
        {"recbole", {"x.train.inter", "x.valid.inter", "x.test.inter"}},
        {"amazon_reviews", {"reviews.json", "meta.json"}},
        {"json_sequences", {"x.inter.json", "x.item.json", "x.index.json", "datamaps.json"}},
        {"minionerec", {"train.csv", "test.csv", "x.item.json"}},
        {"sequences", {"x.txt", "x_item2attributes.json", "x_attribute_names.tsv"}},
        {"adjacency", {"train.txt", "test.txt", "item_list.txt"}},
        {"csv", {"log.csv", "items.csv"}},
        {"csv", {"log.csv", "text.npy"}},
        {"item_table", {"items.csv", "text.npy", "x.index.json"}},
        {"", {"data"}},
        {"", {"data.csv"}},
        {"", {"data.json"}},
    };
    return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    if (size < 2) return 0;
    const Folder& folder = folders()[data[0] % folders().size()];
    const uint8_t options = data[1];
    const std::string_view content(reinterpret_cast<const char*>(data) + 2, size - 2);
    const auto contents = armillary::split(content, '\xFF');
    std::vector<std::pair<std::string, std::string>> files;
    for (size_t i = 0; i < folder.names.size() && i < contents.size(); ++i)
        files.emplace_back(folder.names[i], contents[i]);
    armillary::data::ImportRequest request;
    if (options & 1) request.format = folder.format;
    if (options & 2) request.max_rejected_share = 1;
    if (options & 4) request.max_rows = 5;
    if (options & 8) request.settings["encoding"] = "latin-1";
    if (options & 16) request.repairs = {"leading_zeros", "case", "trailing_dot_zero"};
    try {
        armillary::data::import_source(request, armillary::data::Source(std::move(files))).dataset->fingerprint();
    } catch (const armillary::Error&) {
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/id_list.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/files.h"

namespace armillary::store {

void write_id_list(const std::filesystem::path& file, const data::IdMap& ids) {
    std::string text;
    for (int32_t index = 0; index < ids.size(); ++index) {
        const std::string_view id = ids[index];
        if (id.find_first_of("\r\n") != std::string_view::npos)
            throw BadInput("an id holds a line break; clean the ids in the source and import again",
                           fmt::format("{}:{}", file.filename().string(), index + 1));
        text.append(id).push_back('\n');
    }
    write_file_atomically(file, text);
}

data::IdMap read_id_list(const std::filesystem::path& file) {
    const std::string text = read_file(file);
    if (!text.empty() && text.back() != '\n')
        throw BadInput("the list of ids does not end with a line break; it was cut short", file.string());
    data::IdMap ids;
    std::string_view rest = text;
    for (int32_t index = 0; !rest.empty(); ++index) {
        const size_t end = rest.find('\n');
        if (ids.insert(rest.substr(0, end)) != index)
            throw BadInput(fmt::format("the id '{}' stands twice", rest.substr(0, end)),
                           fmt::format("{}:{}", file.string(), index + 1));
        rest.remove_prefix(end + 1);
    }
    return ids;
}

}  // namespace armillary::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/importers/source.h"

namespace armillary::data {

struct ArchiveMember {
    std::string path;
    int64_t bytes = 0;  ///< unpacked; 0 when the archive does not say
};

/// By its first bytes: zip or gzip.
bool is_archive(std::string_view first_bytes);

/// The regular files of a `.zip`, `.gz` or `.tar.gz`, without system litter. Throws `BadInput` for a damaged
/// archive or a path that leaves it.
std::vector<ArchiveMember> list_archive(const std::filesystem::path& archive);

/// Unpacks one member into an unnamed temporary file (nothing is written under the member's name). With `limit`
/// only so many bytes. Throws `BadInput`: damaged, truncated, or more than 64 MiB unpacked at over 200 times its
/// packed size.
BytesPtr extract_member(const std::filesystem::path& archive, const std::string& member,
                        std::optional<size_t> limit = {});

}  // namespace armillary::data

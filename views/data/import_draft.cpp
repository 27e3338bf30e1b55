// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/import_draft.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

#include "core/store/naming.h"
#include "views/data/whole_folder.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

std::optional<std::filesystem::path> file_of(const QString& path) {
    return path.isEmpty() ? std::nullopt : std::optional<std::filesystem::path>(plain(path));
}

bool has_setting(const QString& format, const std::string& name) {
    for (const data::FormatInfo& info : data::format_list())
        if (text(info.id) == format)
            return std::ranges::any_of(info.settings, [&](const auto& setting) { return setting.name == name; });
    return true;
}

bool is_of_this_file(const std::string& setting) {
    return setting == "file" || setting.starts_with("features") || setting == "index_offset";
}

}  // namespace

data::ImportRequest ImportDraft::request() const {
    data::ImportRequest request;
    for (const QString& path : paths) request.paths.emplace_back(plain(path));
    request.format = plain(format);
    request.name = plain(name.trimmed().isEmpty() ? name_without_inter(paths) : name.trimmed());
    for (const auto& [key, value] : settings)
        if (!value.empty() && has_setting(shown_format(), key)) request.settings[key] = value;
    request.items = file_of(items);
    request.users = file_of(users);
    request.items_key = plain(items_key);
    request.users_key = plain(users_key);
    for (const QString& repair : repairs) request.repairs.push_back(plain(repair));
    request.max_rejected_share = max_rejected_share;
    return request;
}

data::ImportRequest ImportDraft::preview_request() const {
    data::ImportRequest preview = request();
    preview.max_rows = kPreviewRows;
    preview.max_rejected_share = 1;
    return preview;
}

ImportChoices ImportDraft::choices() const {
    ImportChoices choices{format, request().settings};
    std::erase_if(choices.settings, [](const auto& setting) { return is_of_this_file(setting.first); });
    return choices;
}

void ImportDraft::set_choices(const ImportChoices& choices) {
    format = choices.format;
    std::erase_if(settings, [](const auto& setting) { return !is_of_this_file(setting.first); });
    settings.insert(choices.settings.begin(), choices.settings.end());
}

QString source_words(const QStringList& paths) {
    if (paths.isEmpty()) return {};
    const QString first = QFileInfo(paths.front()).fileName();
    if (paths.size() == 1) return first;
    return QCoreApplication::translate("ImportDraft", "%1 and %n more", nullptr,
                                       static_cast<int>(paths.size()) - 1)
        .arg(first);
}

const store::DatasetSummary* find_dataset(const DatasetRows& rows, const QString& name) {
    const std::string kept_as = store::folder_name(plain(name));
    const auto found = std::ranges::find(rows, kept_as, &store::DatasetSummary::name);
    return found == rows.end() ? nullptr : &*found;
}

QString free_name(const DatasetRows& rows, const QString& name) {
    QString free = name;
    for (int number = 2; find_dataset(rows, free); ++number) free = QStringLiteral("%1-%2").arg(name).arg(number);
    return free;
}

}  // namespace armillary::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/import_fields.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ImportFieldsText {
    Q_DECLARE_TR_FUNCTIONS(ImportFields)
};

using Kind = ImportField::Kind;
using Group = ImportField::Group;
using Choices = std::vector<std::pair<QString, std::string>>;

/// What is known of a setting beside its name and help.
struct Known {
    QString label;
    Kind kind = Kind::text;
    Group group = Group::reading;
    Choices choices = {};
    bool may_be_left_out = false;
    QString example = {};
};

std::map<std::string, Known> known_columns() {
    return {{"user_column", {ImportFieldsText::tr("User"), Kind::column, Group::columns}},
            {"item_column", {ImportFieldsText::tr("Item"), Kind::column, Group::columns}},
            {"value_column", {ImportFieldsText::tr("Rating or strength"), Kind::column, Group::columns, {}, true}},
            {"time_column", {ImportFieldsText::tr("Time"), Kind::column, Group::columns, {}, true}},
            {"time_offset_column",
             {ImportFieldsText::tr("Added to the time (ms)"), Kind::column, Group::columns, {}, true}},
            {"behaviour_column",
             {ImportFieldsText::tr("Kind of interaction"), Kind::column, Group::columns, {}, true}},
            {"part_column", {ImportFieldsText::tr("Published split"), Kind::column, Group::columns, {}, true}}};
}

std::map<std::string, Known> known_of_reading() {
    return {{"separator",
             {ImportFieldsText::tr("Separator"),
              Kind::choice,
              Group::reading,
              {{ImportFieldsText::tr("Find out"), ""},
               {ImportFieldsText::tr("Tab"), "tab"},
               {ImportFieldsText::tr("Comma"), "comma"},
               {ImportFieldsText::tr("Semicolon"), "semicolon"},
               {ImportFieldsText::tr("Bar (|)"), "pipe"},
               {ImportFieldsText::tr("Space"), "space"}}}},
            {"header",
             {ImportFieldsText::tr("First line"),
              Kind::choice,
              Group::reading,
              {{ImportFieldsText::tr("Find out"), ""},
               {ImportFieldsText::tr("Names the columns"), "yes"},
               {ImportFieldsText::tr("Is data"), "no"}}}},
            {"decimal",
             {ImportFieldsText::tr("Decimal sign"),
              Kind::choice,
              Group::reading,
              {{ImportFieldsText::tr("Find out"), ""},
               {ImportFieldsText::tr("Point (0.5)"), "."},
               {ImportFieldsText::tr("Comma (0,5)"), ","}}}},
            {"time_unit",
             {ImportFieldsText::tr("Times are"),
              Kind::choice,
              Group::reading,
              {{ImportFieldsText::tr("Find out"), ""},
               {ImportFieldsText::tr("Seconds"), "s"},
               {ImportFieldsText::tr("Milliseconds"), "ms"},
               {ImportFieldsText::tr("Microseconds"), "us"},
               {ImportFieldsText::tr("Positions in the history"), "ordinal"}}}},
            {"time_format",
             {ImportFieldsText::tr("Pattern of times"),
              Kind::text,
              Group::reading,
              {},
              false,
              QStringLiteral("%d.%m.%Y")}},
            {"encoding",
             {ImportFieldsText::tr("Encoding"),
              Kind::choice,
              Group::reading,
              {{ImportFieldsText::tr("Find out"), ""},
               {ImportFieldsText::tr("UTF-8"), "utf-8"},
               {ImportFieldsText::tr("Latin-1 (ISO 8859-1)"), "latin-1"}}}}};
}

std::map<std::string, Known> known_of_formats() {
    return {
        {"file", {ImportFieldsText::tr("File with the interactions")}},
        {"fold",
         {ImportFieldsText::tr("Published fold"),
          Kind::choice,
          Group::reading,
          {{ImportFieldsText::tr("None: all ratings"), ""},
           {"u1", "u1"},
           {"u2", "u2"},
           {"u3", "u3"},
           {"u4", "u4"},
           {"u5", "u5"},
           {"ua", "ua"},
           {"ub", "ub"}}}},
        {"item_key",
         {ImportFieldsText::tr("Id of the item"),
          Kind::choice,
          Group::reading,
          {{QStringLiteral("parent_asin"), ""}, {QStringLiteral("asin"), "asin"}}}},
        {"histories",
         {ImportFieldsText::tr("Items of the histories"),
          Kind::choice,
          Group::reading,
          {{ImportFieldsText::tr("Leave out"), ""}, {ImportFieldsText::tr("Take as training rows"), "train"}}}},
        {"key", {ImportFieldsText::tr("Id of the item"), Kind::column, Group::columns}},
        {"index_offset", {ImportFieldsText::tr("Offset of side files' keys"), Kind::text, Group::beside}},
        {"features", {ImportFieldsText::tr("Item vectors (.npy)"), Kind::file, Group::beside}},
        {"features_ids", {ImportFieldsText::tr("Their item ids"), Kind::file, Group::beside}},
        {"features_modality", {ImportFieldsText::tr("Name of the vectors"), Kind::text, Group::beside}}};
}

std::map<std::string, Known> known_settings() {
    auto all = known_columns();
    all.merge(known_of_reading());
    all.merge(known_of_formats());
    return all;
}

QString label_from(const std::string& name) {
    QString label = text(name).replace('_', ' ');
    if (!label.isEmpty()) label[0] = label[0].toUpper();
    return label;
}

}  // namespace

std::vector<ImportField> import_fields(const data::FormatInfo& format) {
    const auto known = known_settings();
    std::vector<ImportField> fields;
    for (const data::FormatSetting& setting : format.settings) {
        const auto found = known.find(setting.name);
        const Known look = found == known.end() ? Known{label_from(setting.name)} : found->second;
        fields.push_back({setting.name, look.label, descriptor_text(setting.help), look.example, look.kind,
                          look.group, look.choices, look.may_be_left_out});
    }
    return fields;
}

QString setting_label(const std::string& setting) {
    const auto known = known_settings();
    const auto found = known.find(setting);
    return found == known.end() ? label_from(setting) : found->second.label;
}

QString in_form_words(QString advice) {
    const auto choose = [](const QString& sign) {
        return ImportFieldsText::tr("choose “%1” as the “%2”").arg(sign, setting_label("decimal"));
    };
    return advice.replace(ImportFieldsText::tr("set decimal=,"), choose(ImportFieldsText::tr("Comma (0,5)")))
        .replace(ImportFieldsText::tr("set decimal=."), choose(ImportFieldsText::tr("Point (0.5)")));
}

bool maps_columns(const std::string& format) {
    for (const data::FormatInfo& info : data::format_list())
        if (info.id == format)
            return std::ranges::any_of(info.settings,
                                       [](const auto& setting) { return setting.name == "user_column"; });
    return false;
}

QString repair_words(const QString& repair) {
    if (repair == "leading_zeros") return ImportFieldsText::tr("Strip leading zeros of ids");
    if (repair == "case") return ImportFieldsText::tr("Ignore upper and lower case of ids");
    if (repair == "trailing_dot_zero") return ImportFieldsText::tr("Drop “.0” at the end of ids");
    return repair;
}

}  // namespace armillary::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::data {

namespace {

struct ColumnSetting {
    const char* name;
    Role role;
    const char* help;
};

constexpr std::array<ColumnSetting, 7> kColumnSettings{{
    {"user_column", Role::user, "column of the user, by name or 1-based number"},
    {"item_column", Role::item, "column of the item"},
    {"value_column", Role::value, "column of the rating or strength; 'none' leaves it out"},
    {"time_column", Role::time, "column of the time; 'none' leaves it out"},
    {"time_offset_column", Role::time_offset, "column of milliseconds that are added to the time"},
    {"behaviour_column", Role::behaviour, "column of the kind of interaction (view, click, buy)"},
    {"part_column", Role::part, "column of the published split (train, valid, test or 0, 1, 2)"},
}};

const std::unordered_map<std::string_view, Role>& names_in_use() {
    static const std::unordered_map<std::string_view, Role> names = [] {
        std::unordered_map<std::string_view, Role> map;
        const auto add = [&map](Role role, std::initializer_list<std::string_view> words) {
            for (const auto word : words) map.emplace(word, role);
        };
        add(Role::user, {"user", "userid", "uid", "reviewer", "reviewerid", "customer", "customerid", "visitorid",
                         "accountid", "memberid", "memberidx", "useridx", "userindex", "profileid", "playlistid",
                         "msnoid", "personid", "clientid"});
        add(Role::session, {"session", "sessionid", "sessid"});
        add(Role::item,
            {"item",       "itemid",  "iid",       "itemidx",    "itemindex", "movie",      "movieid",  "asin",
             "parentasin", "product", "productid", "book",       "bookid",    "isbn",       "artist",   "artistid",
             "song",       "songid",  "track",     "trackid",    "business",  "businessid", "gameid",   "appid",
             "video",      "videoid", "news",      "newsid",     "articleid", "contentid",  "recipeid", "animeid",
             "sku",        "skuid",   "gmapid",    "documentid", "poiid",     "venueid"});
        add(Role::value, {"rating", "ratings", "value", "score", "stars", "overall", "weight", "playcount",
                          "plays", "count", "preference", "strength", "reviewoverall"});
        add(Role::time, {"time", "timestamp", "ts", "date", "datetime", "unixreviewtime", "unixtime", "eventtime",
                         "eventdate", "createdat", "reviewtime", "timestampms", "watchedat"});
        add(Role::time_offset, {"timeframe"});
        add(Role::behaviour, {"behaviour", "behavior", "behaviourtype", "behaviortype", "event", "eventtype",
                              "action", "actiontype", "interactiontype"});
        add(Role::part, {"part", "split", "subset", "xlabel", "splitlabel"});
        return map;
    }();
    return names;
}

/// By position: user, item, value, time. Amazon's ratings files of 2018 name the item first: their ids tell
/// (evaluation.md 1.2).
void map_by_position(const Dialect& dialect, std::vector<Role>& roles) {
    constexpr std::array kOrder{Role::user, Role::item, Role::value, Role::time};
    if (roles.size() < 2 || roles.size() > kOrder.size()) return;
    std::copy_n(kOrder.begin(), roles.size(), roles.begin());
    const auto asins = [&](size_t column) {
        return std::count_if(dialect.sample.begin(), dialect.sample.end(), [column](const auto& row) {
            return column < row.size() && row[column].size() == 10 &&
                   (row[column][0] == 'B' || row[column][0] == '0') &&
                   std::all_of(row[column].begin(), row[column].end(),
                               [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
        });
    };
    if (asins(0) > static_cast<std::ptrdiff_t>(dialect.sample.size() / 2) && asins(0) > asins(1))
        std::swap(roles[0], roles[1]);
}

double missing_share(const Dialect& dialect, size_t column) {
    const auto missing = std::count_if(dialect.sample.begin(), dialect.sample.end(), [column](const auto& row) {
        return column >= row.size() || is_missing(row[column]);
    });
    return static_cast<double>(missing) / static_cast<double>(std::max<size_t>(dialect.sample.size(), 1));
}

/// Every role at most once: the first column keeps it. Sessions stand for users where there are none, or too few.
void resolve(const Dialect& dialect, std::vector<Role>& roles) {
    const auto first = [&](Role role) { return std::find(roles.begin(), roles.end(), role); };
    if (const auto session = first(Role::session); session != roles.end()) {
        const auto user = first(Role::user);
        if (user == roles.end() || missing_share(dialect, static_cast<size_t>(user - roles.begin())) > 0.3) {
            std::replace(roles.begin(), roles.end(), Role::user, Role::skip);
            *first(Role::session) = Role::user;
        }
        std::replace(roles.begin(), roles.end(), Role::session, Role::skip);
    }
    if (first(Role::time) == roles.end()) std::replace(roles.begin(), roles.end(), Role::time_offset, Role::skip);
    std::array<bool, 9> taken{};
    for (Role& role : roles) {
        if (role == Role::skip) continue;
        bool& is_taken = taken[static_cast<size_t>(role)];
        if (is_taken) role = Role::skip;
        is_taken = true;
    }
}

/// What a number with a comma, or a whole one, says about the decimal sign.
enum class CommaNumber : uint8_t {
    none,     ///< it is another text
    unsure,   ///< whole, or with what may be a group of thousands (`1,200`)
    decimal,  ///< `3,5`
};

CommaNumber comma_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const size_t comma = std::min(text.find(','), text.size());
    const std::string_view whole = text.substr(0, comma), rest = text.substr(std::min(comma + 1, text.size()));
    const auto digits = [](std::string_view part) {
        return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!digits(whole) || (comma < text.size() && !digits(rest))) return CommaNumber::none;
    const bool thousands = rest.size() == 3 && whole.size() <= 3 && whole[0] != '0';
    return rest.empty() || thousands ? CommaNumber::unsure : CommaNumber::decimal;
}

/// What each column holds, by settings and names. `missing` is told of settings that name no column.
template <typename Missing>
std::vector<Role> roles_of(const Dialect& dialect, const ImportSettings& settings, Missing missing) {
    std::vector<Role> roles(dialect.fields(), Role::skip);
    if (dialect.header)
        for (size_t i = 0; i < dialect.fields(); ++i) roles[i] = role_of_name(dialect.names[i]);
    else
        map_by_position(dialect, roles);
    for (const ColumnSetting& setting : kColumnSettings) {
        const std::string wanted = setting_of(settings, setting.name);
        if (wanted.empty()) continue;
        if (setting.role == Role::user) std::replace(roles.begin(), roles.end(), Role::session, Role::skip);
        std::replace(roles.begin(), roles.end(), setting.role, Role::skip);
        if (wanted == "none") continue;
        if (const int column = dialect.column(wanted); column < 0)
            missing(setting, wanted);
        else
            roles[static_cast<size_t>(column)] = setting.role;
    }
    resolve(dialect, roles);
    return roles;
}

}  // namespace

std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char c : to_lower_ascii(name))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
    return plain;
}

Role role_of_name(std::string_view name) {
    const auto found = names_in_use().find(plain_name(name));
    return found == names_in_use().end() ? Role::skip : found->second;
}

std::optional<Part> part_from(std::string_view word) {
    const std::string plain = plain_name(word);
    if (plain == "0" || plain == "train" || plain == "training") return Part::train;
    if (plain == "1" || plain == "valid" || plain == "validation" || plain == "val" || plain == "dev")
        return Part::valid;
    if (plain == "2" || plain == "test" || plain == "testing") return Part::test;
    return std::nullopt;
}

bool is_missing(std::string_view cell) {
    if (cell.empty()) return true;
    if (cell.size() > 4 || (cell[0] | 0x20) != 'n') return false;
    const std::string lower = to_lower_ascii(cell);
    return lower == "na" || lower == "nan" || lower == "n/a" || lower == "null" || lower == "none";
}

bool RowLayout::has(Role role) const {
    return field_of(role) >= 0;
}

int RowLayout::field_of(Role role) const {
    const auto found = std::find(roles.begin(), roles.end(), role);
    return found == roles.end() ? -1 : static_cast<int>(found - roles.begin());
}

std::vector<FormatSetting> column_settings() {
    std::vector<FormatSetting> settings;
    for (const ColumnSetting& setting : kColumnSettings) settings.push_back({setting.name, setting.help});
    settings.push_back(
        {"separator", "one character, or tab, comma, semicolon, pipe, space; found when not given"});
    settings.push_back({"header", "yes, no or auto: whether the first line names the columns"});
    settings.push_back({"decimal", "decimal sign of the values: '.', ',' or auto"});
    settings.push_back({"time_unit", "auto, s, ms, us or ordinal"});
    settings.push_back({"time_format", "strptime pattern of the times (UTC), such as %d/%m/%Y %H:%M"});
    return settings;
}

std::optional<RowLayout> map_columns(const Dialect& dialect, const ImportSettings& settings) {
    RowLayout layout;
    layout.dialect = dialect;
    layout.roles = roles_of(dialect, settings, [&](const ColumnSetting& setting, const std::string& wanted) {
        throw UsageError(
            fmt::format("{} is '{}', and the columns are: {}", setting.name, wanted, join(dialect.names, ", ")),
            setting.name);
    });
    layout.decimal = decimal_sign(dialect, layout.field_of(Role::value), settings);
    if (!layout.has(Role::user) || !layout.has(Role::item)) return std::nullopt;
    return layout;
}

char decimal_sign(const Dialect& dialect, int field, const ImportSettings& settings) {
    const std::string decimal = setting_of(settings, "decimal", "auto");
    if (decimal == "." || decimal == ",") return decimal[0];
    if (decimal != "auto")
        throw UsageError(fmt::format("decimal is '{}', and may be '.', ',' or auto", decimal), "decimal");
    if (field < 0 || dialect.separator == ',') return '.';
    bool sure = false;
    for (const auto& row : dialect.sample) {
        if (static_cast<size_t>(field) >= row.size() || is_missing(row[static_cast<size_t>(field)])) continue;
        const CommaNumber number = comma_number(row[static_cast<size_t>(field)]);
        if (number == CommaNumber::none) return '.';
        sure = sure || number == CommaNumber::decimal;
    }
    return sure ? ',' : '.';
}

std::map<std::string, std::string> column_mapping(const Dialect& dialect, const ImportSettings& settings) {
    const std::vector<Role> roles = roles_of(dialect, settings, [](const ColumnSetting&, const std::string&) {});
    std::map<std::string, std::string> mapping;
    for (const ColumnSetting& setting : kColumnSettings)
        if (const auto found = std::find(roles.begin(), roles.end(), setting.role); found != roles.end())
            mapping[setting.name] = dialect.names[static_cast<size_t>(found - roles.begin())];
    return mapping;
}

void detect_time(RowLayout& layout, const ImportSettings& settings, const std::string& where) {
    const int field = layout.field_of(Role::time);
    if (field < 0) return;
    std::vector<std::string> sample;
    for (const auto& row : layout.dialect.sample)
        if (static_cast<size_t>(field) < row.size()) sample.push_back(row[static_cast<size_t>(field)]);
    layout.time = TimeFormat::detect(sample, settings, where);
}

}  // namespace armillary::data

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/columns.h"

#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Times, IsoDatesAreUtcMilliseconds) {
    EXPECT_EQ(parse_iso_time("1970-01-01"), 0);
    EXPECT_EQ(parse_iso_time("2000-02-29"), 951782400000);
    EXPECT_EQ(parse_iso_time("2016-05-09 12:30"), 1462797000000);
    EXPECT_EQ(parse_iso_time("2016-05-09T12:30:05.250Z"), 1462797005250);
    EXPECT_EQ(parse_iso_time("2016-05-09T14:30:05+02:00"), 1462797005000);
    EXPECT_EQ(parse_iso_time("2016-05-09T07:30:05-0500"), 1462797005000);
    for (const char* wrong :
         {"2015-02-29", "2016-13-01", "2016-05-09T25:00", "09/05/2016", "2016-05-09T12:30:05+", "2016-05-0x"})
        EXPECT_FALSE(parse_iso_time(wrong)) << wrong;
}

TEST(Times, TheUnitGoesByTheMagnitude) {
    test::TemporaryDirectory folder;
    const auto time = [&](const std::string& cell, const Settings& settings = {}) {
        return import_path(folder.write("t.csv", "user,item,time\na,x," + cell + "\n"), settings)
            .dataset->interactions()
            .time.at(0);
    };
    EXPECT_EQ(time("881250949"), 881250949000);
    EXPECT_EQ(time("881250949.5"), 881250949500);
    EXPECT_EQ(time("1588615855070"), 1588615855070);
    EXPECT_EQ(time("1588615855070123"), 1588615855070);
    EXPECT_EQ(time("2016-05-09"), 1462752000000);
    EXPECT_EQ(time("881250949", {{"time_unit", "ms"}}), 881250949);
    EXPECT_EQ(time("09/05/2016 12:30", {{"time_format", "%d/%m/%Y %H:%M"}}), 1462797000000);
    EXPECT_THAT(failure_of(folder.write("t.csv", "user,item,time\na,x,yesterday\n")), HasSubstr("time_format="));
}

TEST(Times, MixedUnitsAreRefusedUnlessTheUnitIsSet) {
    test::TemporaryDirectory folder;
    std::string text = "user,item,time\n";
    for (int i = 0; i < 10; ++i)
        text += "u,i" + std::to_string(i) + (i < 7 ? ",1588615855\n" : ",1588615855070\n");
    const auto path = folder.write("mixed.csv", text);
    EXPECT_THAT(failure_of(path), HasSubstr("looks like milliseconds in a column of seconds; set time_unit"));
    EXPECT_EQ(import_path(path, {{"time_unit", "ms"}}).report.rows_rejected, 0);
}

TEST(Times, WholeDaysAreToldToTheUser) {
    test::TemporaryDirectory folder;
    const auto warnings = [&](const char* second) {
        return all_warnings(
            import_path(folder.write("t.csv", std::string("user,item,time\na,x,1382572800\nb,y,") + second + "\n"))
                .report);
    };
    EXPECT_THAT(warnings("1382659200"), HasSubstr("100.0 % of the times are whole days"));
    EXPECT_THAT(warnings("1382659201"), ::testing::Not(HasSubstr("whole days")));
}

TEST(Columns, NamesOfPublishedDataSetsAreKnown) {
    for (const char* name : {"userId", "user_id", "reviewerID", "visitorid", "User ID"})
        EXPECT_EQ(role_of_name(name), Role::user) << name;
    for (const char* name : {"movieId", "asin", "parent_asin", "artistID", "ISBN", "item_id"})
        EXPECT_EQ(role_of_name(name), Role::item) << name;
    EXPECT_EQ(role_of_name("overall"), Role::value);
    EXPECT_EQ(role_of_name("unixReviewTime"), Role::time);
    EXPECT_EQ(role_of_name("x_label"), Role::part);
    EXPECT_EQ(role_of_name("friendID"), Role::skip);
}

TEST(Columns, SessionsStandForUsersOnlyWhereUsersAreMissing) {
    Dialect dialect;
    dialect.names = {"session_id", "user_id", "item_id"};
    dialect.sample = {{"1", "NA", "x"}, {"2", "", "y"}, {"3", "7", "z"}};
    EXPECT_EQ(map_columns(dialect, {})->field_of(Role::user), 0);
    dialect.sample = {{"1", "5", "x"}, {"2", "6", "y"}, {"3", "7", "z"}};
    EXPECT_EQ(map_columns(dialect, {})->field_of(Role::user), 1);
}

}  // namespace
}  // namespace armillary::data

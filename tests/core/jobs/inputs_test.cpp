// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/inputs.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace armillary::jobs {
namespace {

TEST(ParseDate, ReadsDatesAndTimesInUtc) {
    EXPECT_EQ(parse_date("1970-01-01", "p"), 0);
    EXPECT_EQ(parse_date("2000-03-01", "p"), 951868800000);  // after a leap day
    EXPECT_EQ(parse_date("1970-01-02T01:02:03", "p"), 90123000);
    EXPECT_EQ(parse_date("1970-01-02T01:02:03Z", "p"), 90123000);
    EXPECT_EQ(parse_date("1969-12-31", "p"), -86400000);
}

TEST(ParseDate, RefusesWhatIsNoDate) {
    for (const char* text :
         {"", "soon", "2015-02-30", "2015-13-01", "2015-01-01x", "2015-01-01T25:00:00", "2015-01-01T10:00"})
        EXPECT_THROW(parse_date(text, "filter.time_from"), UsageError) << text;
}

TEST(FilterSpec, OfTheDefaultsChangesNothing) {
    descriptor::ModelDescriptor model;
    const auto schema = descriptor::schema_of(model);
    EXPECT_TRUE(filter_spec(descriptor::resolve(schema, {})).changes_nothing());
    descriptor::ParameterSet given;
    given.set("filter.min_value", 4.0);
    given.set("filter.time_from", std::string("1970-01-02"));
    given.set("filter.k_core_item", int64_t{5});
    const data::FilterSpec spec = filter_spec(descriptor::resolve(schema, given));
    EXPECT_EQ(spec.min_value, 4.0);
    EXPECT_EQ(spec.time_from, 86400000);
    EXPECT_FALSE(spec.time_until);
    EXPECT_EQ(spec.k_core_item, 5);
}

}  // namespace
}  // namespace armillary::jobs

// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/data/importers/json.h"
#include "tests/core/data/importers/import_support.h"

namespace armillary::data {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

TEST(PythonLiterals, AreReadAsPythonReadsThem) {
    EXPECT_EQ(parse_python_literal("{'asin': 'B1', 'price': 7.5, u'list': [1, -2, None, True], \"q\": 'it\\'s'}"),
              json({{"asin", "B1"}, {"price", 7.5}, {"list", {1, -2, nullptr, true}}, {"q", "it's"}}));
    EXPECT_EQ(parse_python_literal("['a \"b\"', \"c 'd'\", 'e\\u00e9\\x41\\n']"), json({"a \"b\"", "c 'd'",
                                                                                        "e\xC3\xA9"
                                                                                        "A\n"}));
    EXPECT_EQ(parse_python_literal("(1, 2,)"), json({1, 2}));
    EXPECT_EQ(parse_python_literal(" [ ] "), json::array());
}

TEST(PythonLiterals, WhatIsNoneIsRefused) {
    for (const char* text :
         {"", "[1, 2", "['a]", "[1 2]", "{'a' 1}", "open('x')", "[1] 2", "'\\xZZ'", "__import__"})
        EXPECT_FALSE(parse_python_literal(text)) << text;
    EXPECT_FALSE(parse_python_literal(std::string(100000, '[')));  // depth is bounded
}

TEST(HtmlEntities, AreDecodedOnce) {
    EXPECT_EQ(decode_html_entities("Salt &amp; Pepper &quot;&frac12;&quot; &#39;&#x20AC;&#39;"),
              "Salt & Pepper \"\xC2\xBD\" '\xE2\x82\xAC'");
    EXPECT_EQ(decode_html_entities("&amp;lt; AT&T &nothing; &; &#; &"), "&lt; AT&T &nothing; &; &#; &");
    EXPECT_EQ(decode_html_entities("&eacute;&yuml;&nbsp;"), "\xC3\xA9\xC3\xBF\xC2\xA0");
}

TEST(JsonMembers, ComeInFileOrderOneByOne) {
    std::vector<std::string> seen;
    for_each_member("{\"b\": [1, {\"x\": 2}], \"a\": \"t\", \"c\": {\"y\": []}}", "x.json",
                    [&](const std::string& key, const json& value) { seen.push_back(key + "=" + value.dump()); });
    EXPECT_THAT(seen, ElementsAre("b=[1,{\"x\":2}]", "a=\"t\"", "c={\"y\":[]}"));
}

}  // namespace
}  // namespace armillary::data

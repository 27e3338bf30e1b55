// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"

#include <gmock/gmock.h>

#include "core/base/error.h"
#include "core/base/figure_text.h"
#include "core/base/language.h"
#include "tests/core/report/well_formed.h"

namespace armillary::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Html, EscapesWhatWouldBeMarkup) {
    EXPECT_EQ(escaped("<script>alert('1' & \"2\")</script>"),
              "&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;");
    EXPECT_EQ(escaped("naïve 中文 🙂"), "naïve 中文 🙂");
}

TEST(Html, ReplacesBytesThatAreNoTextAndDropsControlCharacters) {
    EXPECT_EQ(escaped("a\xFFz"), "a\xEF\xBF\xBDz");
    EXPECT_EQ(escaped("a\xE4\xB8"), "a\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(escaped(std::string("a\0b\x1B[0m\x7F", 9)), "ab[0m");
    EXPECT_EQ(escaped("line\n\ttab"), "line\n\ttab");
}

TEST(Html, ClosesTagsInTheirOrder) {
    Html html;
    html.open("p", {{"title", "a \"b\" <c>"}}).text("x & y").element("b", "<z>").close();
    EXPECT_EQ(html.str(), "<p title=\"a &quot;b&quot; &lt;c&gt;\">x &amp; y<b>&lt;z&gt;</b></p>\n");
    EXPECT_THROW(html.close(), Error);
    html.open("p");
    EXPECT_THROW(html.str(), Error);
}

TEST(Html, TablesNameTheirHeadsAndPutNumbersToTheRight) {
    const std::string table =
        to_html({"Caption", {"run", "value", "words"}, {{"r1", "0.25", "x"}, {"r2", "–", "7"}}}).str();
    test::expect_well_formed(table);
    EXPECT_THAT(table, HasSubstr("<th scope=\"col\" class=\"number\">value</th>"));
    EXPECT_THAT(table, HasSubstr("<th scope=\"col\" class=\"words\">words</th>"));
    EXPECT_THAT(table, HasSubstr("<th scope=\"row\">r1</th><td class=\"number\">0.25</td>"));
}

TEST(Html, KnowsAFewMarksOfMarkdown) {
    EXPECT_EQ(markdown("One *two* **three** `f(x) * y` 2 * 3 * 4\ngoes on\n\n- a\n- b <i>\n").str(),
              "<p>One <em>two</em> <strong>three</strong> <code>f(x) * y</code> 2 * 3 * 4 goes on</p>\n"
              "<ul><li>a</li>\n<li>b &lt;i&gt;</li>\n</ul>\n");
    EXPECT_TRUE(markdown("").blank());
}

TEST(Html, APageNeedsNothingElse) {
    const std::string page = html_page("T & t", "zh-CN", Html().element("h1", "T"));
    test::expect_well_formed(page);
    EXPECT_THAT(page, HasSubstr("<html lang=\"zh-CN\">"));
    EXPECT_THAT(page, HasSubstr("<title>T &amp; t</title>"));
    EXPECT_THAT(page, HasSubstr("prefers-color-scheme: dark"));
    for (const char* outside : {"http:", "https:", "<script", "<link", "@import", "url("})
        EXPECT_THAT(page, Not(HasSubstr(outside)));
}

TEST(Language, IsKnownByItsCode) {
    EXPECT_EQ(parse_language("zh_CN"), Language::chinese);
    EXPECT_EQ(parse_language("zh-Hans"), Language::chinese);
    EXPECT_EQ(parse_language("en_GB.UTF-8"), Language::english);
    EXPECT_THROW(parse_language("fr"), UsageError);
    const Words say{Language::chinese};
    EXPECT_EQ(say("run", "运行"), "运行");
}

TEST(FigureText, HasFourSignificantDigits) {
    EXPECT_EQ(figure_text(0.0545611), "0.05456");
    EXPECT_EQ(figure_text(12345), "12,345");
    EXPECT_EQ(figure_text(std::nan("")), "–");
    EXPECT_EQ(percent_text(0.17187), "17.2 %");
}

}  // namespace
}  // namespace armillary::report

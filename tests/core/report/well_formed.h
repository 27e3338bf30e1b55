// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace armillary::test {

/// Fails the test unless every tag is closed in order, attributes are quoted, and what stands between tags holds
/// no stray markup. Of a page that keeps to XML's rules: stricter than any browser.
inline void expect_well_formed(std::string_view page) {
    std::vector<std::string> open;
    for (size_t at = page.find('<'); at != page.npos; at = page.find('<', at)) {
        if (page.substr(at).starts_with("<!DOCTYPE html>")) {
            at += 15;
            continue;
        }
        size_t end = at + 1;
        for (bool quoted = false; end < page.size() && (quoted || page[end] != '>'); ++end) {
            if (page[end] == '"') quoted = !quoted;
            ASSERT_FALSE(page[end] == '<') << "a tag within a tag: " << page.substr(at, 80);
        }
        ASSERT_LT(end, page.size()) << "a tag without its end: " << page.substr(at, 80);
        const std::string_view tag = page.substr(at + 1, end - at - 1);
        const std::string name(tag.substr(0, tag.find_first_of(" />", 1)));
        if (tag.starts_with('/')) {
            ASSERT_FALSE(open.empty()) << "closes nothing: " << tag;
            ASSERT_EQ(open.back(), tag.substr(1));
            open.pop_back();
        } else if (!tag.ends_with('/')) {
            open.push_back(name);
        }
        at = end + 1;
        if (name == "style" && !tag.starts_with('/')) at = page.find("</style>", at);
        const std::string_view text = page.substr(at, page.find('<', at) - at);
        for (size_t amp = text.find('&'); amp != text.npos; amp = text.find('&', amp + 1))
            ASSERT_LE(text.find(';', amp), amp + 6) << "a stray &: " << text.substr(amp, 40);
        ASSERT_EQ(text.find('>'), text.npos) << "a stray >: " << text;
    }
    EXPECT_TRUE(open.empty()) << "never closed: " << open.back();
}

/// How often a text occurs.
inline int occurrences(std::string_view page, std::string_view text) {
    int count = 0;
    for (size_t at = page.find(text); at != page.npos; at = page.find(text, at + text.size())) ++count;
    return count;
}

}  // namespace armillary::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/descriptor/value.h"
#include "core/lessons/lesson.h"

namespace armillary::lessons {

/// A table of a lesson's file whose keys are asked for one by one; errors tell file, line and column.
class TableReader {
 public:
    TableReader(const toml::table& table, std::string_view file, std::string what)
        : table_(table), file_(file), what_(std::move(what)) {}

    const toml::table& table() const { return table_; }
    /// Of the table itself.
    std::string where() const { return place(table_.source().begin); }
    std::string where(const toml::node& node) const { return place(node.source().begin); }
    [[noreturn]] void fail(const std::string& message, const toml::node& node) const;
    [[noreturn]] void fail(const std::string& message) const { fail(message, table_); }

    /// Throws for a key that is not among these, with the nearest.
    void only(std::initializer_list<std::string_view> keys) const;
    bool has(std::string_view key) const { return table_.contains(key); }

    std::string text(std::string_view key) const;
    std::string text_or(std::string_view key, std::string otherwise = {}) const;
    int64_t integer(std::string_view key, int64_t low, int64_t high) const;
    double number_or(std::string_view key, double otherwise) const;
    /// `"words"`, or a table with `en` and `zh_CN`.
    LessonText words(std::string_view key) const;
    LessonExpression expression(std::string_view key) const;
    /// A number, text or truth value as text.
    std::string scalar(std::string_view key) const;

    TableReader child(std::string_view key, std::string what) const;
    /// Readers of the tables of `[[key]]`; none when the key is not there.
    std::vector<TableReader> children(std::string_view key, const std::string& what) const;
    /// `{ model.dim = 64, training.epochs = 5 }` as parameters by their dotted names.
    descriptor::ParameterSet parameters(std::string_view key) const;

 private:
    std::string place(const toml::source_position& at) const;
    const toml::node& need(std::string_view key) const;
    void read_parameters(const toml::table& table, const std::string& prefix,
                         descriptor::ParameterSet& into) const;

    const toml::table& table_;
    std::string_view file_;
    std::string what_;  ///< `a run`
};

}  // namespace armillary::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace armillary::descriptor {

/// A small arithmetic and logical language: numbers, names (`usage`, `model.dim`, `ndcg@10`), `name[index]`, + - *
/// / ^, comparisons, `and or not`, parentheses, and the functions min max abs sqrt log log2 exp floor ceil isnan
/// isinf. Used for memory and time formulas, and for breakpoints. Precedence is Python's: `-2^2` is -4, `2^3^2` is
/// 512. Truth is 1, falsehood 0; NaN counts as false. Division by zero follows IEEE 754.
class Expression {
 public:
    /// Value of a name (with its index, or -1), or nothing when it is unknown.
    using Lookup = std::function<std::optional<double>(std::string_view name, int index)>;

    /// Throws `UsageError` with the column of the first mistake.
    explicit Expression(std::string_view source);
    ~Expression();
    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;

    /// Throws `UsageError` naming a name that the lookup does not know.
    double evaluate(const Lookup& lookup) const;
    /// Names used, each once.
    std::vector<std::string> names() const;
    const std::string& source() const { return source_; }

 private:
    struct Node;
    friend class ExpressionParser;
    std::string source_;
    std::unique_ptr<Node> root_;
};

}  // namespace armillary::descriptor

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/descriptor/expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/error.h"
#include "core/base/text.h"

namespace armillary::descriptor {

namespace {

constexpr size_t kMostCharacters = 4096;  // bounds the depth of the tree, and with it the recursion
constexpr int kMostNesting = 100;

using Unary = double (*)(double);
using Binary = double (*)(double, double);

bool is_true(double value) {
    return value != 0 && !std::isnan(value);
}

struct UnaryFunction {
    std::string_view name;
    Unary apply;
};
constexpr std::array<UnaryFunction, 9> kUnaryFunctions{
    {{"abs", [](double x) { return std::abs(x); }},
     {"sqrt", [](double x) { return std::sqrt(x); }},
     {"log", [](double x) { return std::log(x); }},
     {"log2", [](double x) { return std::log2(x); }},
     {"exp", [](double x) { return std::exp(x); }},
     {"floor", [](double x) { return std::floor(x); }},
     {"ceil", [](double x) { return std::ceil(x); }},
     {"isnan", [](double x) { return std::isnan(x) ? 1.0 : 0.0; }},
     {"isinf", [](double x) { return std::isinf(x) ? 1.0 : 0.0; }}}};

struct Operator {
    std::string_view sign;
    Binary apply;
};
// Longer signs first: `<=` before `<`.
constexpr std::array<Operator, 6> kComparisons{{{"<=", [](double a, double b) { return a <= b ? 1.0 : 0.0; }},
                                                {">=", [](double a, double b) { return a >= b ? 1.0 : 0.0; }},
                                                {"==", [](double a, double b) { return a == b ? 1.0 : 0.0; }},
                                                {"!=", [](double a, double b) { return a != b ? 1.0 : 0.0; }},
                                                {"<", [](double a, double b) { return a < b ? 1.0 : 0.0; }},
                                                {">", [](double a, double b) { return a > b ? 1.0 : 0.0; }}}};
constexpr std::array<Operator, 2> kSums{
    {{"+", [](double a, double b) { return a + b; }}, {"-", [](double a, double b) { return a - b; }}}};
constexpr std::array<Operator, 2> kProducts{
    {{"*", [](double a, double b) { return a * b; }}, {"/", [](double a, double b) { return a / b; }}}};
constexpr Binary kPower = [](double a, double b) { return std::pow(a, b); };
constexpr Binary kAnd = [](double a, double b) { return is_true(a) && is_true(b) ? 1.0 : 0.0; };
constexpr Binary kOr = [](double a, double b) { return is_true(a) || is_true(b) ? 1.0 : 0.0; };
// As in IEEE 754 minNum: a NaN beside a number is ignored.
constexpr Binary kMin = [](double a, double b) { return std::fmin(a, b); };
constexpr Binary kMax = [](double a, double b) { return std::fmax(a, b); };
constexpr Unary kNegate = [](double x) { return -x; };
constexpr Unary kNot = [](double x) { return is_true(x) ? 0.0 : 1.0; };

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

}  // namespace

/// A number, a name, or an operation on one or two nodes.
struct Expression::Node {
    double number = 0;
    std::string name = {};
    int index = -1;
    Unary unary = nullptr;
    Binary binary = nullptr;
    std::unique_ptr<Node> left = nullptr, right = nullptr;

    double evaluate(const Lookup& lookup) const {
        if (binary) {
            const double first = left->evaluate(lookup);  // names are asked for in the order they are written in
            return binary(first, right->evaluate(lookup));
        }
        if (unary) return unary(left->evaluate(lookup));
        if (name.empty()) return number;
        if (const auto value = lookup(name, index)) return *value;
        throw UsageError(
            fmt::format("there is nothing called {}", index < 0 ? name : fmt::format("{}[{}]", name, index)),
            name);
    }

    void collect_names(std::vector<std::string>& names) const {
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        if (left) left->collect_names(names);
        if (right) right->collect_names(names);
    }
};

/// Recursive descent, loosest first: or, and, not, comparison, + -, * /, sign, ^ (to the right).
class ExpressionParser {
 public:
    using NodePtr = std::unique_ptr<Expression::Node>;

    explicit ExpressionParser(std::string_view source) : source_(source) {}

    NodePtr parse() {
        if (source_.size() > kMostCharacters) fail(fmt::format("longer than {} characters", kMostCharacters));
        NodePtr root = disjunction();
        if (at_ != source_.size())
            fail(source_[at_] == '=' ? "expected an operator; equality is ==" : "expected an operator");
        return root;
    }

 private:
    [[noreturn]] void fail(const std::string& what) const {
        const size_t column = std::min(at_, source_.size()) + 1;
        throw UsageError(fmt::format("expression '{}', column {}: {}", source_.substr(0, 80), column, what),
                         fmt::format("column {}", column));
    }

    static NodePtr number(double value) {
        auto node = std::make_unique<Expression::Node>();
        node->number = value;
        return node;
    }
    static NodePtr join(Unary apply, NodePtr operand) {
        auto node = std::make_unique<Expression::Node>();
        node->unary = apply;
        node->left = std::move(operand);
        return node;
    }
    static NodePtr join(Binary apply, NodePtr left, NodePtr right) {
        auto node = std::make_unique<Expression::Node>();
        node->binary = apply;
        node->left = std::move(left);
        node->right = std::move(right);
        return node;
    }

    void skip_space() {
        while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
    }
    bool accept(std::string_view sign) {
        skip_space();
        if (!source_.substr(at_).starts_with(sign)) return false;
        at_ += sign.size();
        skip_space();
        return true;
    }
    void expect(std::string_view sign) {
        if (!accept(sign)) fail(fmt::format("expected '{}'", sign));
    }
    std::string_view peek_word() {
        skip_space();
        size_t end = at_;
        if (end < source_.size() && is_letter(source_[end]))
            while (end < source_.size() && (is_letter(source_[end]) || is_digit(source_[end]) ||
                                            source_[end] == '.' || source_[end] == '@'))
                ++end;
        return source_.substr(at_, end - at_);
    }
    bool accept_word(std::string_view word) { return peek_word() == word && accept(word); }

    template <size_t N>
    const Operator* accept_any(const std::array<Operator, N>& operators) {
        for (const Operator& candidate : operators)
            if (accept(candidate.sign)) return &candidate;
        return nullptr;
    }

    NodePtr disjunction() {
        NodePtr left = conjunction();
        while (accept_word("or")) left = join(kOr, std::move(left), conjunction());
        return left;
    }
    NodePtr conjunction() {
        NodePtr left = negation();
        while (accept_word("and")) left = join(kAnd, std::move(left), negation());
        return left;
    }
    NodePtr negation() {
        const Nesting nesting(*this);
        if (accept_word("not")) return join(kNot, negation());
        return comparison();
    }
    NodePtr comparison() {
        NodePtr left = sum();
        const Operator* found = accept_any(kComparisons);
        if (!found) return left;
        left = join(found->apply, std::move(left), sum());
        if (accept_any(kComparisons)) fail("comparisons cannot be chained; join them by and");
        return left;
    }
    NodePtr sum() {
        NodePtr left = product();
        while (const Operator* found = accept_any(kSums)) left = join(found->apply, std::move(left), product());
        return left;
    }
    NodePtr product() {
        NodePtr left = sign();
        while (const Operator* found = accept_any(kProducts)) left = join(found->apply, std::move(left), sign());
        return left;
    }
    NodePtr sign() {
        const Nesting nesting(*this);
        if (accept("-")) return join(kNegate, sign());
        if (accept("+")) return sign();
        NodePtr base = value();
        return accept("^") ? join(kPower, std::move(base), sign()) : std::move(base);
    }

    NodePtr value() {
        if (accept("(")) {
            NodePtr inside = disjunction();
            expect(")");
            return inside;
        }
        if (at_ < source_.size() && (is_digit(source_[at_]) || source_[at_] == '.'))
            return number(read_number<double>());
        const std::string_view word = peek_word();
        if (word.empty() || word == "and" || word == "or" || word == "not")
            fail("expected a number, a name or '('");
        if (source_.substr(at_ + word.size()).starts_with('(')) return call(word);
        at_ += word.size();
        auto node = std::make_unique<Expression::Node>();
        node->name = word;
        if (accept("[")) {
            node->index = read_number<int>();
            expect("]");
        }
        return node;
    }

    NodePtr call(std::string_view name) {
        const auto known = std::find_if(kUnaryFunctions.begin(), kUnaryFunctions.end(),
                                        [&](const UnaryFunction& function) { return function.name == name; });
        const bool unary = known != kUnaryFunctions.end();
        if (!unary && name != "min" && name != "max") unknown_function(name);
        at_ += name.size();
        expect("(");
        NodePtr argument = disjunction();
        if (unary) argument = join(known->apply, std::move(argument));
        while (!unary && accept(","))
            argument = join(name == "min" ? kMin : kMax, std::move(argument), disjunction());
        expect(")");
        return argument;
    }

    [[noreturn]] void unknown_function(std::string_view name) const {
        std::vector<std::string> names{"min", "max"};
        for (const UnaryFunction& function : kUnaryFunctions) names.emplace_back(function.name);
        const auto near = nearest_word(name, names);
        fail(fmt::format(
            "there is no function {}; {}", name,
            near ? fmt::format("did you mean {}?", *near) : "there are " + armillary::join(names, ", ")));
    }

    template <typename T>
    T read_number() {
        T value{};
        const char* const begin = source_.data() + at_;
        const char* const end = source_.data() + source_.size();
        if (begin == end || !(is_digit(*begin) || *begin == '.')) fail("expected a number");
        const auto [stop, status] = std::from_chars(begin, end, value);
        if (status != std::errc()) fail("this number cannot be read");
        at_ += static_cast<size_t>(stop - begin);
        return value;
    }

    /// Counts how deep the recursion is while it lives.
    struct Nesting {
        explicit Nesting(ExpressionParser& owner) : parser(owner) {
            if (++parser.nesting_ > kMostNesting) parser.fail("nested too deeply");
        }
        ~Nesting() { --parser.nesting_; }
        ExpressionParser& parser;
    };

    std::string_view source_;
    size_t at_ = 0;
    int nesting_ = 0;
};

Expression::Expression(std::string_view source) : source_(source), root_(ExpressionParser(source_).parse()) {}
Expression::~Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;

double Expression::evaluate(const Lookup& lookup) const {
    return root_->evaluate(lookup);
}

std::vector<std::string> Expression::names() const {
    std::vector<std::string> names;
    root_->collect_names(names);
    return names;
}

}  // namespace armillary::descriptor

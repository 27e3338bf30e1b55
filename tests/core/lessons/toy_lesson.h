// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace armillary::test {

/// A lesson on the toy models and the engine that trains nothing (fake_engine.h): validation ndcg@10 in epoch e is
/// e / 100, test ndcg@10 of user u is u / 10, so that two runs are equal, user by user.
inline std::string toy_lesson() {
    return R"toml(id = "toy"
minutes = 5
title = { en = "A toy", zh_CN = "玩具" }
goal = { en = "Nothing", zh_CN = "无" }

[[worlds]]
name = "small"
world = "popularity"
seed = 3
settings = { users = 30, items = 20, events = 6 }

[[runs]]
name = "short"
world = "small"
model = "toy_recommender"
set = { training.epochs = 3 }
title = { en = "Three epochs", zh_CN = "三轮" }

[[runs]]
name = "long"
world = "small"
model = "toy_recommender"
set.training.epochs = 5
title = { en = "Five epochs", zh_CN = "五轮" }

[[figures]]
name = "short_end"
run = "short"
part = "valid"
metric = "ndcg@10"
at = "last"

[[figures]]
name = "long_end"
run = "long"
part = "valid"
metric = "ndcg@10"
at = "last"

[[figures]]
name = "third"
run = "long"
part = "valid"
metric = "ndcg@10"
at = 3

[[figures]]
name = "tested"
run = "long"
part = "test"
metric = "ndcg@10"

[[figures]]
name = "gap"
run = "long"
against = "short"
metric = "ndcg@10"

[[figures]]
name = "top"
world = "small"
truth = "bayes.hit@20"

[[figures]]
name = "gain"
value = "long_end - short_end"

[[steps]]
title = { en = "First <b>", zh_CN = "其一" }
text = { en = "Look at {short_end}.", zh_CN = "看 {short_end}。" }
[steps.question]
ask = { en = "Which is better?", zh_CN = "哪个更好？" }
choices = [
    { text = { en = "The short one", zh_CN = "短的" }, right = "gain <= 0" },
    { text = { en = "The long one", zh_CN = "长的" }, right = "gain > 0" },
]
reveal = { en = "By {gain:signed}.", zh_CN = "高 {gain:signed}。" }
[steps.show]
page = "runs"
run = "long"
beside = "short"
epoch = "last"

[[steps]]
title = { en = "Second", zh_CN = "其二" }
text = { en = "All of {top:percent}.", zh_CN = "共 {top:percent}。" }
[steps.question]
ask = { en = "How much at the end?", zh_CN = "最后多少？" }
number = "100 * long_end"
within = 0.5
reveal = { en = "It is {long_end}.", zh_CN = "是 {long_end}。" }

[[steps]]
title = { en = "Third", zh_CN = "其三" }
text = { en = "That is all.", zh_CN = "完。" }

[[claims]]
holds = "gain > 0 and third == short_end"
text = { en = "Longer is better", zh_CN = "越长越好" }
)toml";
}

/// The lesson with the first `from` replaced.
inline std::string toy_lesson_with(const std::string& from, const std::string& to) {
    std::string text = toy_lesson();
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace armillary::test

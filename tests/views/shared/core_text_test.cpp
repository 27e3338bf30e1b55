// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/core_text.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QTranslator>

#include "core/base/error.h"
#include "views/shared/words.h"

namespace armillary::views {
namespace {

/// Puts a mark before every sentence of core.
class MarkingTranslator final : public QTranslator {
 public:
    QString translate(const char* context, const char* source, const char*, int) const override {
        return qstrcmp(context, "Core") == 0 ? "→" + QString::fromUtf8(source) : QString();
    }
    bool isEmpty() const override { return false; }
};

TEST(CoreText, WithoutATranslationSentencesStayAsTheyAre) {
    EXPECT_EQ(core_text("the header is repeated here"), "the header is repeated here");
    EXPECT_EQ(core_text("whatever this is"), "whatever this is");
}

TEST(CoreText, FillsTheValuesOfASentenceIntoItsTranslation) {
    MarkingTranslator translator;
    QCoreApplication::installTranslator(&translator);
    EXPECT_EQ(core_text("the header is repeated here"), "→the header is repeated here");
    EXPECT_EQ(core_text("cannot read the file: Permission denied"), "→cannot read the file: Permission denied");
    EXPECT_EQ(core_text("cannot read the file: the header is repeated here"),
              "→cannot read the file: →the header is repeated here")
        << "a sentence within a sentence is translated too";
    EXPECT_EQ(core_text("x.json: 3 of 10 items have no vector and got zeros"),
              "→x.json: 3 of 10 items have no vector and got zeros");
    EXPECT_EQ(core_text("nothing that core says"), "nothing that core says");
    EXPECT_EQ(trouble_of(std::make_exception_ptr(BadInput("cannot read the file: it is gone"))).what,
              "→cannot read the file: it is gone");
    QCoreApplication::removeTranslator(&translator);
    EXPECT_EQ(core_text("the header is repeated here"), "the header is repeated here");
}

/// Marks every sentence of core, and says one in another order.
class TurningTranslator final : public QTranslator {
 public:
    QString translate(const char*, const char* source, const char*, int) const override {
        const QString sentence = QString::fromUtf8(source);
        return sentence == "the attention of user '{}' was not recorded in epoch {}; there is that of {}"
                   ? "epoch {1}, user {0}: {2}, not {0}"
                   : "←" + sentence;
    }
    bool isEmpty() const override { return false; }
};

TEST(CoreText, ATranslationMayTurnTheValuesRound) {
    TurningTranslator translator;
    QCoreApplication::installTranslator(&translator);
    EXPECT_EQ(core_text("the attention of user 'ann' was not recorded in epoch 3; there is that of bob"),
              "epoch 3, user ann: bob, not ann");
    QCoreApplication::removeTranslator(&translator);
}

}  // namespace
}  // namespace armillary::views

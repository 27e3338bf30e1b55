// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "views/attention/attention_desk.h"
#include "views/shared/lazy_panel.h"
#include "views/shared/theme.h"

class QStackedWidget;

namespace armillary::views {

class EmptyState;

/// A panel that shows the cases of the desk, or says why there is nothing.
class AttentionPanel : public LazyPanel {
    Q_OBJECT
 public:
    explicit AttentionPanel(AttentionDesk& desk);
    bool settled() const override { return desk_.settled(); }
    /// What is said while no user of a run is there, and the button that leads on.
    void set_sentence(const QString& sentence, const QString& button = {}, std::function<void()> act = {});

 protected:
    /// Of a constructor: what the panel shows.
    void set_body(QWidget* body, const QString& sentence);
    void refresh() final;
    virtual void show_cases() = 0;
    /// Why the panel has nothing to show of the first run; empty: it has.
    virtual QString missing(const UserCase& shown) const { return shown.missing; }

    AttentionDesk& desk() const { return desk_; }
    const UserCases& cases() const { return desk_.cases(); }

 private:
    void explain(const QString& sentence, const QString& button = {}, std::function<void()> act = {});

    AttentionDesk& desk_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    QString sentence_, button_;
    std::function<void()> act_;
};

/// The colour of the first run or of the one beside it.
inline Token run_token(size_t run) {
    return run == 0 ? Token::run_a : Token::run_b;
}

}  // namespace armillary::views

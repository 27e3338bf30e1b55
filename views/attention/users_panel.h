// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/attention/attention_desk.h"
#include "views/attention/user_directory.h"
#include "views/shared/lazy_panel.h"

class QComboBox;
class QLabel;

namespace armillary::views {

class TablePanel;

/// All users of the run, to find one: by name or attribute, by length of the history, by outcome.
class UsersPanel : public LazyPanel {
    Q_OBJECT
 public:
    explicit UsersPanel(AttentionDesk& desk);
    bool settled() const override;

 protected:
    void refresh() override;

 private:
    void show_users();

    AttentionDesk& desk_;
    UserDirectoryPtr directory_;
    QString read_of_;
    QComboBox* filter_;
    TablePanel* table_;
    Background reading_;
};

}  // namespace armillary::views

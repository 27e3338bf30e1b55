// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "views/details/stories.h"

class QLabel;

namespace armillary::views {

/// Who is shown: a title, what there is to count, and the attributes.
class DetailsHead : public QWidget {
    Q_OBJECT
 public:
    explicit DetailsHead(QWidget* parent = nullptr);
    void set(const QString& title, std::vector<Fact> facts);
    /// Sentences below the title, each on a line of its own.
    void set_notes(const QStringList& notes);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void dress();

    QLabel *title_, *notes_, *facts_label_;
    QString full_title_;
    std::vector<Fact> facts_;
};

}  // namespace armillary::views

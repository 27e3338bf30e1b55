// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/shared/workbench.h"

class QVBoxLayout;

namespace armillary::views {

/// Messages above the page, newest first, at most three at a time: errors and warnings stay until they are closed,
/// the others go after ten seconds, and any for a newer one of its topic. Nothing is modal and nothing takes the
/// keyboard.
class MessageBar : public QWidget {
    Q_OBJECT
 public:
    explicit MessageBar(QWidget* parent = nullptr);
    void tell(const Message& message);
    void clear();
    /// Texts shown now, newest first.
    QStringList texts() const;

 Q_SIGNALS:
    void changed();  ///< it became higher or lower

 private:
    void shorten();

    QVBoxLayout* column_;
};

}  // namespace armillary::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/data/import_draft.h"
#include "views/data/report_content.h"

class QLineEdit;
class QVBoxLayout;

namespace armillary::views {

class FileField;

/// The tables that describe items and users, and the repairs that would make more of their ids match.
class SideTableFields : public QWidget {
    Q_OBJECT
 public:
    explicit SideTableFields(QWidget* parent = nullptr);

    void set_draft(const ImportDraft& draft);
    /// Writes the fields into the draft.
    void read_into(ImportDraft& draft) const;
    /// Check boxes for what the preview offers, and for what is applied already.
    void offer_repairs(const std::vector<RepairOffer>& offers, const QStringList& applied);

 Q_SIGNALS:
    void changed();

 private:
    struct Side {
        FileField* file;
        QLineEdit* key;
    };
    Side add_side(QVBoxLayout& column, const QString& label, const QString& name);

    Side items_, users_;
    QVBoxLayout* repairs_;
    QStringList applied_;
};

}  // namespace armillary::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/vital_signs_grid.h"

#include <QGridLayout>
#include <QLabel>

#include "views/codebook/doctor_text.h"
#include "views/shared/figure_names.h"
#include "views/shared/note_label.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// A shape beside the colour: not everybody tells red from green.
QString shape(diagnostics::Grade grade) {
    return grade == diagnostics::Grade::healthy   ? QStringLiteral("●")
           : grade == diagnostics::Grade::warning ? QStringLiteral("▲")
                                                  : QStringLiteral("■");
}

Token colour(diagnostics::Grade grade) {
    return grade == diagnostics::Grade::healthy   ? Token::good
           : grade == diagnostics::Grade::warning ? Token::warn
                                                  : Token::bad;
}

/// What the bounds are, and of what the value is when that is not the last epoch.
QString help_text(const diagnostics::VitalSign& sign) {
    if (sign.name == "churn" || sign.name == "batch_agreement")
        return VitalSignsGrid::tr("mean of the last quarter of the epochs; %1").arg(bounds_text(sign));
    if (sign.name == "usage[0]" || sign.name == "perplexity[0]")
        return VitalSignsGrid::tr("against the codes that chance would use; %1").arg(bounds_text(sign));
    return bounds_text(sign);
}

}  // namespace

VitalSignsGrid::VitalSignsGrid(const std::vector<diagnostics::VitalSign>& signs,
                               const std::function<bool(const std::string&)>& has_curve) {
    setObjectName("codebook.signs");
    setAccessibleName(tr("Signs"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < static_cast<int>(signs.size()); ++row) {
        const diagnostics::VitalSign& sign = signs[static_cast<size_t>(row)];
        const QString bounds = tr("%1; rules of thumb of practitioners").arg(help_text(sign));
        const QString title = figure_words(sign.name).toHtmlEscaped();
        auto* name = new QLabel(has_curve(sign.name)
                                    ? QStringLiteral("<a style=\"text-decoration:none\" href=\"%1\">%2</a>")
                                          .arg(text(sign.name).toHtmlEscaped(), title)
                                    : title);
        name->setWordWrap(true);
        connect(name, &QLabel::linkActivated, this, &VitalSignsGrid::curve_wanted);
        auto* value = new QLabel(value_text(sign, sign.value));
        auto* grade = new NoteLabel(colour(sign.grade), TypeSize::caption, this);
        grade->setWordWrap(false);
        grade->say(QStringLiteral("%1 %2").arg(shape(sign.grade), grade_text(sign.grade)));
        for (QWidget* cell : std::initializer_list<QWidget*>{name, value, grade}) cell->setToolTip(bounds);
        grid->addWidget(grade, row, 0, Qt::AlignTop);
        grid->addWidget(name, row, 1, Qt::AlignTop);
        grid->addWidget(value, row, 2, Qt::AlignTop | Qt::AlignRight);
    }
}

}  // namespace armillary::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/window/manual_window.h"

#include <QCoreApplication>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <cmath>

#include "views/shared/background.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

struct ManualText {
    Q_DECLARE_TR_FUNCTIONS(Manual)
};

/// The chapters, which are files of the resource; each language has a full set.
struct Chapter {
    const char* id;
    const char* title;
};
constexpr Chapter kChapters[] = {{"start", QT_TRANSLATE_NOOP("Manual", "First steps")},
                                 {"data", QT_TRANSLATE_NOOP("Manual", "Data")},
                                 {"train", QT_TRANSLATE_NOOP("Manual", "Train")},
                                 {"debugger", QT_TRANSLATE_NOOP("Manual", "Live debugger")},
                                 {"codebook", QT_TRANSLATE_NOOP("Manual", "Codebook")},
                                 {"collapse", QT_TRANSLATE_NOOP("Manual", "Diagnosing collapse")},
                                 {"hypersphere", QT_TRANSLATE_NOOP("Manual", "Hypersphere")},
                                 {"attention", QT_TRANSLATE_NOOP("Manual", "Attention")},
                                 {"fairness", QT_TRANSLATE_NOOP("Manual", "Fairness")},
                                 {"runs", QT_TRANSLATE_NOOP("Manual", "Runs")},
                                 {"benchmarks", QT_TRANSLATE_NOOP("Manual", "How the models compare")},
                                 {"reports", QT_TRANSLATE_NOOP("Manual", "Reports")},
                                 {"lessons", QT_TRANSLATE_NOOP("Manual", "Lessons")},
                                 {"details", QT_TRANSLATE_NOOP("Manual", "Users and items")},
                                 {"window", QT_TRANSLATE_NOOP("Manual", "The window")},
                                 {"terminal", QT_TRANSLATE_NOOP("Manual", "The terminal")}};

QString chapter_text(const QString& id) {
    // The translation says in which language it is.
    QFile file(QStringLiteral(":/manual/%1/%2.md").arg(ManualText::tr("en"), id));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readAll());
}

QString range_of(const descriptor::Parameter& parameter) {
    if (!parameter.choices.empty()) {
        QStringList choices;
        for (const std::string& choice : parameter.choices) choices << text(choice);
        return choices.join(QStringLiteral(", "));
    }
    const bool low = std::isfinite(parameter.minimum), high = std::isfinite(parameter.maximum);
    if (low && high) return QStringLiteral("%1 … %2").arg(parameter.minimum).arg(parameter.maximum);
    if (low) return QStringLiteral("≥ %1").arg(parameter.minimum);
    return high ? QStringLiteral("≤ %1").arg(parameter.maximum) : QString();
}

}  // namespace

QString model_page(const descriptor::ModelDescriptor& model) {
    QString page = QStringLiteral("# %1\n\n%2\n\n*%3*\n\n")
                       .arg(text(model.name), descriptor_text(model.summary), text(model.reference));
    QStringList needs;
    for (const descriptor::Port& port : model.inputs)
        needs << (port.required ? text(port.name) : ManualText::tr("%1 (optional)").arg(text(port.name)));
    page += ManualText::tr("Reads: %1").arg(needs.join(QStringLiteral(", "))) + "\n\n";
    page +=
        ManualText::tr("In the terminal: `armillary-cli train --dataset NAME --model %1`").arg(text(model.id)) +
        "\n\n";
    if (model.parameters.empty()) return page + ManualText::tr("It has no parameters of its own.") + "\n";
    page += QStringLiteral("| %1 | %2 | %3 | %4 |\n|---|---|---|---|\n")
                .arg(ManualText::tr("Parameter"), ManualText::tr("Default"), ManualText::tr("Allowed"),
                     ManualText::tr("What it is"));
    for (const descriptor::Parameter& parameter : model.parameters)
        page += QStringLiteral("| `%1` | %2 %3 | %4 | %5 |\n")
                    .arg(text(parameter.name), text(descriptor::to_string(parameter.default_value)),
                         text(parameter.unit), range_of(parameter), descriptor_text(parameter.help));
    return page;
}

void show_manual(QWidget* parent, const std::vector<descriptor::ModelDescriptor>& models, const QString& chapter) {
    auto* window = new QDialog(parent);
    window->setObjectName("manualWindow");
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(ManualText::tr("Manual"));
    auto* list = new QListWidget;
    list->setAccessibleName(ManualText::tr("Chapters"));
    auto* browser = new QTextBrowser;
    browser->setAccessibleName(ManualText::tr("Text of the chapter"));
    browser->setOpenExternalLinks(true);
    browser->setFrameShape(QFrame::NoFrame);
    browser->document()->setDocumentMargin(24);
    std::vector<QString> pages;
    int wanted = 0;
    for (const Chapter& one : kChapters) {
        if (chapter == one.id) wanted = list->count();
        list->addItem(ManualText::tr(one.title));
        pages.push_back(chapter_text(one.id));
    }
    for (const auto& model : models) {
        list->addItem(ManualText::tr("Model: %1").arg(text(model.name)));
        pages.push_back(model_page(model));
    }
    QObject::connect(list, &QListWidget::currentRowChanged, browser,
                     [browser, pages](int row) { browser->setMarkdown(pages.at(static_cast<size_t>(row))); });
    auto* halves = new QSplitter;
    halves->addWidget(list);
    halves->addWidget(browser);
    halves->setStretchFactor(1, 1);
    halves->setSizes({220, 640});
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(halves);
    // The style draws a row higher than the words alone: rows of the words' height would lie over each other.
    for (int row = 0; row < list->count(); ++row)
        list->item(row)->setSizeHint({0, list->fontMetrics().height() + Theme::current().px(12)});
    list->setCurrentRow(wanted);
    window->resize(Theme::current().px(940), Theme::current().px(680));
    window->show();
}

void show_about(QWidget* parent, const std::function<QString()>& about) {
    auto* window = new QDialog(parent);
    window->setObjectName("aboutWindow");
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(ManualText::tr("About Armillary"));
    auto* picture = new QLabel;
    picture->setPixmap(QIcon(":/icons/armillary.svg").pixmap(96, 96));
    auto* words = new QLabel(ManualText::tr("Loading…"));
    words->setTextFormat(Qt::RichText);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(window);
    row->setContentsMargins(24, 24, 24, 24);
    row->setSpacing(24);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    window->resize(Theme::current().px(520), Theme::current().px(240));
    window->show();
    auto* background = new Background(window);
    background->start(
        [about](std::stop_token) { return about ? about() : QString(); },
        [words](const QString& text) { words->setText(text); },
        [words](const std::exception_ptr& failure) { words->setText(trouble_of(failure).what.toHtmlEscaped()); });
}

}  // namespace armillary::views

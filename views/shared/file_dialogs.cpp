// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/file_dialogs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QSettings>

#include "views/shared/page.h"

namespace armillary::views {

namespace {

struct FilesText {
    Q_DECLARE_TR_FUNCTIONS(Files)
};

/// Opening and saving remember a folder each: data comes from one place, and figures go to another.
class LastFolder {
 public:
    explicit LastFolder(const char* purpose)
        : settings_(QSettings::IniFormat, QSettings::UserScope, "armillary", "armillary"),
          key_(QStringLiteral("folders/") + purpose) {}
    QString path() const {
        const QString kept = settings_.value(key_).toString();
        return QDir(kept).exists() ? kept : QDir::homePath();
    }
    void remember(const QString& file) {
        if (!file.isEmpty()) settings_.setValue(key_, QFileInfo(file).absolutePath());
    }

 private:
    QSettings settings_;
    QString key_;
};

}  // namespace

QString ask_where_to_save(QWidget* parent, const QString& title, const QString& name, const QString& filters) {
    LastFolder folder("save");
    const QFileInfo proposed(QDir(folder.path()), name);
    QFileDialog dialog(parent, title, proposed.absolutePath(), filters);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setDefaultSuffix(proposed.suffix());  // before it asks whether to overwrite
    dialog.selectFile(proposed.fileName());
    if (dialog.exec() != QDialog::Accepted) return {};
    const QString file = dialog.selectedFiles().value(0);
    folder.remember(file);
    return file;
}

QStringList ask_files(QWidget* parent, const QString& title, const QString& filters) {
    LastFolder folder("open");
    const QStringList files = QFileDialog::getOpenFileNames(parent, title, folder.path(), filters);
    if (!files.isEmpty()) folder.remember(files.front());
    return files;
}

QString ask_folder(QWidget* parent, const QString& title) {
    LastFolder last("open");
    const QString folder = QFileDialog::getExistingDirectory(parent, title, last.path());
    last.remember(folder);
    return folder;
}

void tell_saved(QWidget* from, const QString& file) {
    for (QWidget* place = from; place; place = place->parentWidget())
        if (auto* page = qobject_cast<Page*>(place)) {
            page->bench().tell(
                {Message::Kind::good, FilesText::tr("Saved to %1").arg(QDir::toNativeSeparators(file))});
            return;
        }
}

}  // namespace armillary::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <memory>
#include <string>
#include <vector>

class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace armillary::views {

class NoteLabel;
class ParameterField;
class TrainingForm;

/// All parameters of the chosen model in sections that open and close, with a line to find one. Shows and edits a
/// form that it does not own.
class ParameterList : public QWidget {
    Q_OBJECT
 public:
    ParameterList(TrainingForm& form, QWidget* parent = nullptr);

    /// Anew, for another model. `elsewhere`: parameters that have their place outside this list.
    void rebuild(const std::vector<std::string>& elsewhere);
    /// Values, errors and what matters, for the form as it is.
    void refresh();
    /// Opens the parameter's section and gives its editor the keyboard.
    void show_parameter(const std::string& name);

 Q_SIGNALS:
    void edited();

 private:
    struct Section {
        std::string name;
        QToolButton* head = nullptr;
        QWidget* body = nullptr;
        std::vector<ParameterField*> fields;
        bool open = false;
    };
    void add_section(const std::string& name, const std::vector<std::string>& elsewhere);
    void set_open(Section& section, bool open);

    TrainingForm& form_;
    QLineEdit* filter_;
    NoteLabel* nothing_;
    QVBoxLayout* column_;
    QWidget* holder_ = nullptr;
    std::vector<std::unique_ptr<Section>> sections_;
    std::map<std::string, bool> open_;  ///< what the user opened and closed, for every model
};

}  // namespace armillary::views

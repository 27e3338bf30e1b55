// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>
#include <vector>

#include "views/shared/workbench.h"
#include "views/train/model_choice.h"
#include "views/train/training_form.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace armillary::views {

class ModelCombo;
class NoteLabel;
class ParameterField;
class ParameterList;
class PredictionPanel;

/// The form of a training, made from the model's descriptor: data, model, seeds, parameters, what it would cost,
/// start.
class FormPanel : public QWidget {
    Q_OBJECT
 public:
    explicit FormPanel(Workbench& bench, QWidget* parent = nullptr);

    /// The lists of the workbench have changed.
    void refresh();
    const TrainingForm& form() const { return form_; }
    /// As if the user had chosen it here.
    void choose_dataset(const QString& name);
    /// Fills the form; what is wrong with the text is told in the message bar and the form stays as it was.
    void take_toml(const QString& toml, const QString& file);
    QJsonObject state() const;
    void restore(const QJsonObject& state);
    bool settled() const;

    void copy_experiment();
    void open_experiment(QString file = {});  ///< asks for the file when none is given
    void save_experiment(QString file = {});

 Q_SIGNALS:
    void start_requested(std::vector<armillary::descriptor::Experiment> experiments);
    void start_here_requested();

 private:
    QWidget* make_top();
    QWidget* make_bottom();
    void dataset_chosen();
    void show_dataset(const QString& name);
    void model_chosen();
    void tell_set_back(const QString& model, TrainingForm::Texts values);
    void undo_set_back();
    void tokenizer_chosen();
    void show_form();    ///< after another model or a whole new content
    void show_values();  ///< after an edit
    void list_models();
    void list_tokenizers();
    void predict();
    void start();
    QString experiment_text() const;

    Workbench& bench_;
    TrainingForm form_;
    bool own_dataset_ = false;      ///< chosen here: not that of the other pages
    TrainingForm::Texts set_back_;  ///< values that the last change of model took
    DatasetFacts facts_;
    QString facts_of_;  ///< name and size of the data set: other content may take the same name
    std::vector<CodeSource> codes_;
    Background reading_, files_;
    QComboBox *dataset_, *tokenizer_;
    ModelCombo* model_;
    QWidget *tokenizer_row_, *set_back_row_;
    QVBoxLayout* split_place_;
    ParameterField* split_ = nullptr;
    QLineEdit *name_, *seeds_;
    NoteLabel *dataset_note_, *summary_, *missing_, *seeds_error_, *start_error_, *set_back_note_;
    ParameterList* parameters_;
    PredictionPanel* prediction_;
    QPushButton *start_, *undo_set_back_;
};

}  // namespace armillary::views

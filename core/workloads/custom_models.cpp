// Custom models and purchased capacity: fine-tuning, import, provisioned throughput, the
// reserved tier.
#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/usage/expansion.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

// The provisioned tiers follow each other by commitment: none, 1 month, 6 months. A custom model
// costs what its base costs (prov-throughput) where it has no price of its own.
Tier provisioned_tier(Expansion& e, bool custom) {
  const auto tier_from = [&](Tier first) {
    return static_cast<Tier>(static_cast<int>(first) + e.choice(Field::kCommitment));
  };
  const Model& model = *e.model(e.workload().text(Field::kModel));
  const Tier own = tier_from(Tier::kProvisionedCustom);
  const bool has_own = has_rate(e.table(), model, dimension_named("model_unit_hours"), own);
  return custom && has_own ? own : tier_from(Tier::kProvisioned);
}

// Without a commitment, capacity is paid from its creation to its deletion: the whole month, or the
// hours said, each begun one whole. A commitment runs its term.
Quantity capacity_hours(Expansion& e) {
  Quantity month = e.hours();
  if (!e.has(Field::kCapacityHours)) return month;
  if (e.choice(Field::kCommitment) > 0) {
    e.note("committed_hours", "A commitment is charged for its whole term: the hours are ignored.");
    return month;
  }
  const Quantity hours = ceiling(e.in(Field::kCapacityHours));
  if (hours.value() <= month.value()) return hours.as_counted("hour");
  e.note("hours_over_month", [&] {
    return join({"The month has ", grouped(month.value()),
                 " hours: the rest is charged in the next month."});
  });
  return month;
}

void add_model_units(Expansion& e, bool custom) {
  const bool parts = e.has(Field::kCapacityHours) && !e.number(Field::kCapacityHours).is_whole();
  const Quantity hours = capacity_hours(e);
  e.add(e.part(e.workload().text(Field::kModel), provisioned_tier(e, custom)), "model_unit_hours",
        e.in(Field::kModelUnits)*hours, parts ? "each started hour counts in full" : "");
  if (!e.has(Field::kUnitTokensPerMinute)) return;
  const Quantity capacity = e.in(Field::kModelUnits)*e.in(Field::kUnitTokensPerMinute);
  e.note("capacity", [&] {
    return join({counted(e.number(Field::kModelUnits), "model unit"), " serve up to ",
                 grouped(capacity.value()), " tokens a minute."});
  });
}

// --- fine-tuning: training, keeping the model, and how it is called ---

constexpr FieldUse kFineTuningFields[] = {
    {Field::kModel, true},
    {Field::kTrainingTokens},
    {Field::kEpochs, false, 1},
    {Field::kHosting},
    {Field::kTrainingImages},
    {Field::kTrainingHours},
    {Field::kTeacherModel},
    {Field::kTeacherInputTokens},
    {Field::kTeacherOutputTokens},
    {Field::kStoredModels, false, 1},
    {Field::kModelUnits, false, 1, {}, manual("With hosting `provisioned`.")},
    {Field::kCommitment},
    {Field::kCapacityHours},
    {Field::kUnitTokensPerMinute},
    {Field::kRequestsPerMonth, false, 0, {}, manual("With hosting `on-demand`.")},
    {Field::kTokensIn},
    {Field::kTokensOut},
};

void expand_fine_tuning(Expansion& e) {
  UsagePart& part = e.part(e.workload().text(Field::kModel), Tier::kCustomModel);
  const Quantity epochs = e.in(Field::kEpochs);
  e.add(part, "training_tokens", e.in(Field::kTrainingTokens)*epochs,
        "tokens of the corpus x epochs, as the pricing page described it");
  e.add(part, "training_images", e.in(Field::kTrainingImages)*epochs);
  e.add(part, "training_hours", e.in(Field::kTrainingHours));
  e.add(part, "custom_model_storage_months", e.in(Field::kStoredModels),
        "each started month counts in full");
  if (const std::string_view teacher = e.workload().text(Field::kTeacherModel); !teacher.empty()) {
    UsagePart& lessons = e.part(teacher);
    e.add(lessons, kInputTokens, e.in(Field::kTeacherInputTokens));
    e.add(lessons, kOutputTokens, e.in(Field::kTeacherOutputTokens));
  }
  constexpr int kOnDemand = 1;
  constexpr int kProvisioned = 2;
  if (e.choice(Field::kHosting) == kOnDemand) {
    const Quantity requests = e.in(Field::kRequestsPerMonth);
    e.add(part, kInputTokens, requests * e.in(Field::kTokensIn));
    e.add(part, kOutputTokens, requests * e.in(Field::kTokensOut));
  } else if (e.choice(Field::kHosting) == kProvisioned) {
    add_model_units(e, true);
  }
}

// --- custom model import: copies in windows of five minutes ---

constexpr FieldUse kImportFields[] = {
    {Field::kBurstsPerMonth, true}, {Field::kMinutesPerBurst},        {Field::kUnitsPerCopy, true},
    {Field::kCopies, false, 1},     {Field::kStoredModels, false, 1}, {Field::kUnitVersion},
};

void expand_import(Expansion& e) {
  UsagePart& part =
      e.part(e.choice(Field::kUnitVersion) == 1 ? "custom-model-import-v2" : "custom-model-import");
  const Decimal windows = import_windows(e.number(Field::kMinutesPerBurst));
  const Decimal minutes = multiply(windows, Decimal(kImportWindowMinutes)).value_or(windows);
  e.add(part, "custom_model_unit_minutes",
        e.in(Field::kBurstsPerMonth)*Quantity::of(minutes, "billed minute") *
            e.in(Field::kCopies)*e.in(Field::kUnitsPerCopy));
  e.add(part, "custom_model_unit_storage_months",
        e.in(Field::kUnitsPerCopy)*e.in(Field::kStoredModels));
}

// --- provisioned throughput ---

constexpr FieldUse kProvisionedFields[] = {
    {Field::kModel, true}, {Field::kModelUnits, true}, {Field::kCommitment},
    {Field::kModelKind},   {Field::kCapacityHours},    {Field::kUnitTokensPerMinute},
};

void expand_provisioned(Expansion& e) { add_model_units(e, e.choice(Field::kModelKind) == 1); }

// --- reserved tier: tokens a minute, by the thousand and the hour ---

constexpr FieldUse kReservedFields[] = {
    {Field::kModel, true},
    {Field::kInputTpm, true},
    {Field::kOutputTpm, true},
    {Field::kReservation},
};

void expand_reserved(Expansion& e) {
  const Tier tier = e.choice(Field::kReservation) == 1 ? Tier::kReserved3mo : Tier::kReserved1mo;
  UsagePart& part = e.part(e.workload().text(Field::kModel), tier);
  const Decimal in = reserved_input_thousands(e.number(Field::kInputTpm));
  const Decimal out = reserved_output_thousands(e.number(Field::kOutputTpm));
  e.add(part, "input_tpm_hours", e.shown(in, in, "K input TPM") * e.hours());
  e.add(part, "output_tpm_hours", e.shown(out, out, "K output TPM") * e.hours());
  if (e.number(Field::kInputTpm) < Decimal(100'000) ||
      e.number(Field::kOutputTpm) < Decimal(10'000)) {
    e.note("reserved_minimum",
           "The reserved tier starts at 100,000 input and 10,000 output tokens a minute.");
  }
  e.note("reserved_overflow", "Use above the reservation is priced at the standard tier.");
}

}  // namespace

const WorkloadType kFineTuning{
    .name = "fine_tuning",
    .label = "Fine-tuned model",
    .about = "Training, keeping and calling a model of your own.",
    .manual = manual("Tokens x epochs, storage, and hosting by tokens or by the hour."),
    .volume = Field::kStoredModels,
    .fields = kFineTuningFields,
    .expand = expand_fine_tuning};
const WorkloadType kImportedModel{
    .name = "imported_model",
    .label = "Imported model",
    .about = "Your weights, billed in windows of 5 minutes while they answer.",
    .manual = manual("Model units x windows of 5 minutes, and storage."),
    .volume = Field::kBurstsPerMonth,
    .fields = kImportFields,
    .expand = expand_import};
const WorkloadType kProvisionedThroughput{.name = "provisioned",
                                          .label = "Provisioned throughput",
                                          .about = "Model units by the hour, used or not.",
                                          .manual = manual("Model units x hours."),
                                          .volume = Field::kModelUnits,
                                          .fields = kProvisionedFields,
                                          .expand = expand_provisioned};
const WorkloadType kReservedTier{
    .name = "reserved",
    .label = "Reserved tier",
    .about = "Tokens a minute for one or three months.",
    .manual =
        manual("Thousands of tokens a minute x hours, sold from 100,000 in and 10,000 out on."),
    .volume = Field::kInputTpm,
    .fields = kReservedFields,
    .expand = expand_reserved};

}  // namespace bedrock

#include "core/billing/lifecycle.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/billing/own_prices.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_id.h"

namespace bedrock {
namespace {

std::string since(Date date) { return date == Date{} ? "" : join({" since ", date.text()}); }

std::string_view code_of(const RateTable& table, const Terms& terms) {
  return terms.region < 0 ? std::string_view{}
                          : table.regions[static_cast<std::size_t>(terms.region)].code;
}

// ", which costs $3.3 per million for input and $16.5 per million for output by the global route":
// by the same terms or by the first route that has a price.
std::string price_in_words(const RateTable& table, const Terms& terms, const Model& model,
                           Date as_of) {
  RateQuery query{.model = &model,
                  .region = terms.region,
                  .profile = terms.profile,
                  .route = terms.route,
                  .tier = terms.tier,
                  .endpoint = terms.endpoint,
                  .as_of = as_of};
  for (const Route route : {terms.route, Route::kInRegion, Route::kGeo, Route::kGlobal}) {
    query.route = route;
    if (route != terms.route) query.profile = kAnyProfile;
    std::string prices;
    for (const Dimension dimension : {kInputTokens, kOutputTokens}) {
      query.dimension = dimension;
      const auto found = find_rate(table, query);
      if (!found) continue;
      prices += prices.empty() ? ", which costs " : " and ";
      prices += rate_in_words(dimension, found->usd);
      prices += dimension == kInputTokens ? " for input" : " for output";
    }
    if (!prices.empty()) return join({prices, " on the ", name(route), " route"});
  }
  return ", which has no known price from here";
}

// What AWS names in the model's place: a successor that has ended too hands on to its own.
std::string successor_in_words(const RateTable& table, const Terms& terms, Date as_of, Date today) {
  constexpr int kMostSteps = 8;
  std::string words = " AWS recommends ";
  const Model* model = find_model(table, terms.model->life.successor);
  for (int step = 0; model != nullptr && step < kMostSteps; ++step) {
    words += join({model->name, " (\"", model->id, "\")"});
    if (status_on(*model, terms.region, today) != ModelStatus::kEndOfLife) {
      return join({words, price_in_words(table, terms, *model, as_of), "."});
    }
    words += ", which has ended as well";
    model = find_model(table, model->life.successor);
    if (model != nullptr) words += ", and in its place ";
  }
  return join({words, "."});
}

// Whether the price charged was published, or confirmed, for the time of extended access.
bool priced_for_extended_access(const RateTable& table, const Terms& terms, Date as_of) {
  const auto found = find_rate(table, {.model = terms.model,
                                       .region = terms.region,
                                       .profile = terms.profile,
                                       .route = terms.route,
                                       .tier = terms.tier,
                                       .endpoint = terms.endpoint,
                                       .as_of = as_of});
  if (!found) return true;  // nothing is charged, so nothing is to be doubted
  const Rate& rate = found->rate;
  const Date known = std::max(table.sources[rate.source].date, Date{rate.confirmed});
  return std::max(known, Date{rate.from}) >= terms.model->life.extended_access;
}

// Where the model stands on the reader's day and what lies ahead; empty for one that AWS keeps.
std::string standing(const Model& model, int region, std::string_view here, Date today) {
  const Lifecycle& life = model.life;
  std::string words(model.name);
  switch (status_on(model, region, today)) {
    case ModelStatus::kEndOfLife:
      words = join({"AWS ended ", words});
      if (life.regions != kAnyRegion) words += join({" in ", here});
      if (life.end_of_life != Date{}) words += join({" on ", life.end_of_life.text()});
      return join({words, ": it can no longer be called."});
    case ModelStatus::kExtendedAccess:
      words += join({" has been in extended access", since(life.extended_access)});
      break;
    case ModelStatus::kLegacy:
      words += life.legacy == Date{} ? " is a legacy model"
                                     : join({" has been a legacy model", since(life.legacy)});
      if (life.extended_access > today) {
        words += join({", and its extended access begins on ", life.extended_access.text()});
      }
      break;
    case ModelStatus::kPreview:
    case ModelStatus::kActive:
      if (life.legacy > today) {
        words += join({" becomes a legacy model on ", life.legacy.text()});
        break;
      }
      return life.end_of_life > today
                 ? join({"AWS ends ", words, " on ", life.end_of_life.text(), "."})
                 : "";
  }
  if (life.end_of_life > today) {
    words += join({"; AWS ends it on ", life.end_of_life.text()});
  } else if (life.no_sooner_than > today) {
    words += join({"; it ends no sooner than ", life.no_sooner_than.text()});
  }
  return join({words, "."});
}

// Of a model that AWS has ended, or is about to end, in other regions than this one.
std::string standing_elsewhere(const Model& model, std::string_view here, Date today) {
  const Lifecycle& life = model.life;
  const std::string subject(model.name);
  if (life.end_of_life == Date{}) return {};
  return join({(life.end_of_life <= today ? "AWS ended " : "AWS ends "), subject,
               " in other regions on ", life.end_of_life.text(), "; its list does not name ", here,
               "."});
}

std::string life_message(const RateTable& table, const Terms& terms, Date as_of, Date today) {
  const Model& model = *terms.model;
  const Lifecycle& life = model.life;
  const std::string_view here = code_of(table, terms);
  const bool dated = dated_in(model, terms.region);
  std::string words =
      dated ? standing(model, terms.region, here, today) : standing_elsewhere(model, here, today);
  if (words.empty()) return words;
  if (dated && life.note != 0) words += join({" ", table.texts[life.note], "."});
  if (status_on(model, terms.region, today) == ModelStatus::kExtendedAccess &&
      !priced_for_extended_access(table, terms, as_of)) {
    words +=
        " Providers usually raise the price then. No source has the new one yet, so the last "
        "ordinary price is charged.";
  }
  if (!life.successor.empty()) {
    words += successor_in_words(table, terms, as_of, today);
  } else if (life.sourced) {
    words += " AWS recommends no replacement.";
  }
  if (life.sourced) {
    const Source& source = table.sources[life.source];
    words += join({" Source: ", source.title, ", ", source.date.text(), "."});
  }
  return words;
}

// Prices reach from a model's launch to the newest publication; another day is priced by the
// nearest that is known, and the notice says so.
std::string date_message(const RateTable& table, const Model& model, Date as_of) {
  if (model.launched > as_of) {
    return join({model.name, " was launched on ", model.launched.text(),
                 ", after the day of these prices, ", as_of.text(), "."});
  }
  if (as_of > table.newest) {
    return join({"The newest prices are from ", table.newest.text(), ": ", as_of.text(),
                 " is priced with them."});
  }
  return {};
}

}  // namespace

std::vector<UsageNote> lifecycle_notices(const RateTable& table, const Terms& terms, Date as_of,
                                         Date today) {
  std::vector<UsageNote> notices;
  if (terms.model->service) return notices;
  if (std::string words = life_message(table, terms, as_of, today); !words.empty()) {
    const bool ends = terms.model->life.end_of_life != Date{} ||
                      terms.model->life.status == ModelStatus::kEndOfLife;
    notices.push_back({ends ? "end_of_life" : "lifecycle", std::move(words)});
  }
  if (std::string words = date_message(table, *terms.model, as_of); !words.empty()) {
    notices.push_back({"date_beyond_prices", std::move(words)});
  }
  return notices;
}

}  // namespace bedrock

#include "core/doors/budget_files.h"

#include <utility>

namespace bedrock {
namespace {

constexpr std::string_view kMetrics[] = {"InputTokenCount", "OutputTokenCount"};

// What budget members are called in an API call and in CloudFormation: the same, but for lists.
void write_budget(JsonWriter& w, const Budget& budget, bool numbers) {
  w.begin_object().member("BudgetName", budget.name).member("BudgetType", "COST");
  w.member("TimeUnit", "MONTHLY").key("BudgetLimit").begin_object().key("Amount");
  if (numbers) {
    w.raw(budget.limit.text());
  } else {
    w.decimal(budget.limit);
  }
  w.member("Unit", "USD").end_object();
  if (!budget.all) {
    w.key("CostFilters").begin_object().key("Service").begin_array();
    for (const std::string& service : budget.services) w.string(service);
    w.end_array().end_object();
  }
  w.key("CostTypes").begin_object().key("IncludeCredit").boolean(budget.credits);
  w.key("IncludeRefund").boolean(budget.credits).key("IncludeTax").boolean(false);
  w.end_object().end_object();
}

void write_notifications(JsonWriter& w, const Budget& budget) {
  w.begin_array();
  for (const Threshold& threshold : budget.thresholds) {
    w.begin_object().key("Notification").begin_object();
    w.member("NotificationType", threshold.forecast ? "FORECASTED" : "ACTUAL");
    w.member("ComparisonOperator", "GREATER_THAN").key("Threshold");
    w.raw(threshold.percent.text()).member("ThresholdType", "PERCENTAGE").end_object();
    w.key("Subscribers").begin_array();
    for (const std::string& email : budget.emails) {
      w.begin_object().member("SubscriptionType", "EMAIL").member("Address", email).end_object();
    }
    w.end_array().end_object();
  }
  w.end_array();
}

// Tokens a minute of a model: input and output together.
void write_metrics(JsonWriter& w, const Alarm& alarm) {
  w.begin_array().begin_object().member("Id", "tokens").member("Expression", "input + output");
  w.member("Label", "Tokens a minute").key("ReturnData").boolean(true).end_object();
  for (const std::string_view metric : kMetrics) {
    w.begin_object().member("Id", metric == kMetrics[0] ? "input" : "output");
    w.key("MetricStat").begin_object().key("Metric").begin_object();
    w.member("Namespace", "AWS/Bedrock").member("MetricName", metric).key("Dimensions");
    w.begin_array().begin_object().member("Name", "ModelId").member("Value", alarm.model);
    w.end_object().end_array().end_object().key("Period").integer(60).member("Stat", "Sum");
    w.end_object().key("ReturnData").boolean(false).end_object();
  }
  w.end_array();
}

void write_alarm(JsonWriter& w, const Alarm& alarm) {
  w.begin_object().member("AlarmName", "Bedrock tokens a minute, " + alarm.model);
  w.member("ComparisonOperator", "GreaterThanThreshold").key("EvaluationPeriods").integer(5);
  w.key("Threshold").raw(alarm.threshold.text()).member("TreatMissingData", "notBreaching");
  w.key("Metrics");
  write_metrics(w, alarm);
  w.end_object();
}

void write_threshold_expression(JsonWriter& w, const Decimal& anomaly) {
  w.begin_object().key("Dimensions").begin_object();
  w.member("Key", "ANOMALY_TOTAL_IMPACT_ABSOLUTE").key("MatchOptions").begin_array();
  w.string("GREATER_THAN_OR_EQUAL").end_array().key("Values").begin_array();
  w.string(anomaly.text()).end_array().end_object().end_object();
}

std::string email_of(const std::vector<Budget>& budgets) { return budgets.front().emails.front(); }

void write_file(JsonWriter& w, std::string_view kind, const std::string& name,
                const std::string& text) {
  w.begin_object().member("kind", kind).member("name", name).member("text", text).end_object();
}

// One input file for `aws budgets create-budget --cli-input-json` each, and for the alarms.
void write_cli(JsonWriter& w, const std::vector<Budget>& budgets,
               const std::vector<Alarm>& alarms) {
  for (std::size_t i = 0; i < budgets.size(); ++i) {
    JsonWriter text;
    text.begin_object().member("AccountId", "123456789012").key("Budget");
    write_budget(text, budgets[i], false);
    text.key("NotificationsWithSubscribers");
    write_notifications(text, budgets[i]);
    text.end_object();
    write_file(w, "cli", "create-budget-" + std::to_string(i + 1) + ".json", text.take());
  }
  for (std::size_t i = 0; i < alarms.size(); ++i) {
    JsonWriter text;
    write_alarm(text, alarms[i]);
    write_file(w, "cli", "put-metric-alarm-" + std::to_string(i + 1) + ".json", text.take());
  }
}

void begin_resource(JsonWriter& w, const std::string& name, std::string_view type) {
  w.any_key(name).begin_object().member("Type", type).key("Properties");
}

std::string cloudformation(const std::vector<Budget>& budgets, const std::vector<Alarm>& alarms,
                           const Decimal& anomaly) {
  JsonWriter w;
  w.begin_object().member("AWSTemplateFormatVersion", "2010-09-09");
  w.member("Description", "Budgets, alarms and anomaly detection for Amazon Bedrock");
  w.key("Resources").begin_object();
  for (std::size_t i = 0; i < budgets.size(); ++i) {
    begin_resource(w, "Budget" + std::to_string(i + 1), "AWS::Budgets::Budget");
    w.begin_object().key("Budget");
    write_budget(w, budgets[i], true);
    w.key("NotificationsWithSubscribers");
    write_notifications(w, budgets[i]);
    w.end_object().end_object();
  }
  for (std::size_t i = 0; i < alarms.size(); ++i) {
    begin_resource(w, "TokensAlarm" + std::to_string(i + 1), "AWS::CloudWatch::Alarm");
    write_alarm(w, alarms[i]);
    w.end_object();
  }
  begin_resource(w, "AnomalyMonitor", "AWS::CE::AnomalyMonitor");
  w.begin_object().member("MonitorName", "Services").member("MonitorType", "DIMENSIONAL");
  w.member("MonitorDimension", "SERVICE").end_object().end_object();
  begin_resource(w, "AnomalySubscription", "AWS::CE::AnomalySubscription");
  JsonWriter expression;
  write_threshold_expression(expression, anomaly);
  w.begin_object().member("SubscriptionName", "Daily anomalies").member("Frequency", "DAILY");
  w.key("MonitorArnList").begin_array().begin_object().member("Ref", "AnomalyMonitor");
  w.end_object().end_array().member("ThresholdExpression", expression.take());
  w.key("Subscribers").begin_array().begin_object().member("Type", "EMAIL");
  w.member("Address", email_of(budgets)).end_object().end_array();
  w.end_object().end_object().end_object().end_object();
  return w.take();
}

// Text in quotes as HCL has it: a template could begin in it.
std::string hcl(std::string_view text) {
  JsonWriter w;
  w.string(text);
  std::string quoted = w.take();
  for (std::size_t at = quoted.size() - 1; at-- > 1;) {
    const bool begins = (quoted[at] == '$' || quoted[at] == '%') && quoted[at + 1] == '{';
    if (begins) quoted.insert(at, 1, quoted[at]);
  }
  return quoted;
}

std::string hcl(const std::vector<std::string>& texts) {
  std::string list = "[";
  for (const std::string& text : texts) list += (list.size() > 1 ? ", " : "") + hcl(text);
  return list + "]";
}

std::string terraform_budget(const Budget& budget, std::size_t index) {
  std::string out = "resource \"aws_budgets_budget\" \"budget_" + std::to_string(index + 1) +
                    "\" {\n  name         = " + hcl(budget.name) +
                    "\n  budget_type  = \"COST\"\n  time_unit    = \"MONTHLY\"\n"
                    "  limit_amount = \"" +
                    budget.limit.text() + "\"\n  limit_unit   = \"USD\"\n";
  if (!budget.all) {
    out += "\n  cost_filter {\n    name   = \"Service\"\n    values = " + hcl(budget.services) +
           "\n  }\n";
  }
  const std::string credits = budget.credits ? "true" : "false";
  out += "\n  cost_types {\n    include_credit = " + credits + "\n    include_refund = " + credits +
         "\n    include_tax    = false\n  }\n";
  for (const Threshold& threshold : budget.thresholds) {
    out +=
        "\n  notification {\n    comparison_operator        = \"GREATER_THAN\"\n"
        "    threshold                  = " +
        threshold.percent.text() +
        "\n    threshold_type             = \"PERCENTAGE\"\n"
        "    notification_type          = \"" +
        (threshold.forecast ? "FORECASTED" : "ACTUAL") +
        "\"\n    subscriber_email_addresses = " + hcl(budget.emails) + "\n  }\n";
  }
  return out + "}\n\n";
}

std::string terraform_alarm(const Alarm& alarm, std::size_t index) {
  std::string out =
      "resource \"aws_cloudwatch_metric_alarm\" \"tokens_" + std::to_string(index + 1) +
      "\" {\n  alarm_name          = " + hcl("Bedrock tokens a minute, " + alarm.model) +
      "\n  comparison_operator = \"GreaterThanThreshold\"\n"
      "  evaluation_periods  = 5\n  threshold           = " +
      alarm.threshold.text() +
      "\n  treat_missing_data  = \"notBreaching\"\n\n"
      "  metric_query {\n    id          = \"tokens\"\n"
      "    expression  = \"input + output\"\n    label       = \"Tokens a minute\"\n"
      "    return_data = true\n  }\n";
  for (const std::string_view metric : kMetrics) {
    out +=
        std::string("\n  metric_query {\n    id = ") +
        (metric == kMetrics[0] ? "\"input\"" : "\"output\"") +
        "\n    metric {\n      namespace   = \"AWS/Bedrock\"\n      metric_name = " + hcl(metric) +
        "\n      period      = 60\n      stat        = \"Sum\"\n" +
        "      dimensions  = { ModelId = " + hcl(alarm.model) + " }\n    }\n  }\n";
  }
  return out + "}\n\n";
}

std::string terraform(const std::vector<Budget>& budgets, const std::vector<Alarm>& alarms,
                      const Decimal& anomaly) {
  std::string out;
  for (std::size_t i = 0; i < budgets.size(); ++i) out += terraform_budget(budgets[i], i);
  for (std::size_t i = 0; i < alarms.size(); ++i) out += terraform_alarm(alarms[i], i);
  return out +
         "resource \"aws_ce_anomaly_monitor\" \"services\" {\n  name              = \"Services\"\n"
         "  monitor_type      = \"DIMENSIONAL\"\n  monitor_dimension = \"SERVICE\"\n}\n\n"
         "resource \"aws_ce_anomaly_subscription\" \"daily\" {\n"
         "  name             = \"Daily anomalies\"\n  frequency        = \"DAILY\"\n"
         "  monitor_arn_list = [aws_ce_anomaly_monitor.services.arn]\n\n"
         "  subscriber {\n    type    = \"EMAIL\"\n    address = " +
         hcl(email_of(budgets)) +
         "\n  }\n\n  threshold_expression {\n    dimension {\n"
         "      key           = \"ANOMALY_TOTAL_IMPACT_ABSOLUTE\"\n"
         "      match_options = [\"GREATER_THAN_OR_EQUAL\"]\n      values        = [\"" +
         anomaly.text() + "\"]\n    }\n  }\n}\n";
}

}  // namespace

void write_budget_files(JsonWriter& w, const std::vector<Budget>& budgets,
                        const std::vector<Alarm>& alarms, const Decimal& anomaly) {
  w.key("files").begin_array();
  write_cli(w, budgets, alarms);
  write_file(w, "cloudformation", "budgets.template.json",
             cloudformation(budgets, alarms, anomaly));
  write_file(w, "terraform", "budgets.tf", terraform(budgets, alarms, anomaly));
  w.end_array();
}

}  // namespace bedrock

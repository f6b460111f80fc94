// What holds for every bill that the engine gives, whatever it was asked.
#pragma once

#include <string>

// Ends the run unless the answer is an envelope and, where it carries a bill: each line is quantity
// x rate, what is billed and what is free are what was used, and workloads, services and the whole
// are the sums of their lines.
void require_sound_bill(const std::string& answer);

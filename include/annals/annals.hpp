#pragma once

/// Everything that Annals offers, in one include.

#include "annals/answer/answers.hpp"
#include "annals/cause/explanation.hpp"
#include "annals/error.hpp"
#include "annals/format.hpp"
#include "annals/io/json_lines.hpp"
#include "annals/json.hpp"
#include "annals/knowledge_base.hpp"
#include "annals/lines.hpp"
#include "annals/order/precedence.hpp"
#include "annals/query/events.hpp"
#include "annals/query/search.hpp"
#include "annals/record/kinds.hpp"
#include "annals/time/allen.hpp"
#include "annals/time/chrono.hpp"
#include "annals/time/circa.hpp"
#include "annals/time/in_words.hpp"
#include "annals/time/offset.hpp"
#include "annals/time/phrase.hpp"
#include "annals/version.hpp"

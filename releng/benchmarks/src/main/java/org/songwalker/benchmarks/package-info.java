// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
/**
 * Measurements of single parts with JMH; {@code releng/benchmarks/run} builds and runs them. No part of the product. Each benchmark runs on
 * the thread JMH gives it, which stands for the audio thread.
 */
package org.songwalker.benchmarks;

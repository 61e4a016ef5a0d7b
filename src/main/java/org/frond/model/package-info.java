/**
 * Physics: what a cell or a body holds, and how a step changes it. {@link org.frond.model.MicroModel} is the whole cell,
 * {@link org.frond.model.LoadedSolid} and {@link org.frond.model.RelaxingField} are bodies; each is put together of parts with an
 * equation of their own ({@link org.frond.model.Potential}, {@link org.frond.model.Equilibrium}). Nothing here knows files or settings.
 */
package org.frond.model;

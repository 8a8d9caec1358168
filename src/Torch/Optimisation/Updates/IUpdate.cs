namespace MLNetVision.Torch.Optimisation.Updates;

/// <summary>The formula of an optimizer, over all numbers at once.</summary>
internal interface IUpdate
{
    /// <summary>What the formula multiplies the step size with in this step.</summary>
    double Correction(in RuleStep step) => 1;

    /// <summary>The direction d of w' = w - r d; what is remembered is changed in the slots.</summary>
    /// <param name="gradient">The gradient, penalty and clipping done.</param>
    /// <param name="slots">What is remembered, null where an option leaves it out.</param>
    /// <param name="step">The step.</param>
    Tensor Direction(Tensor gradient, IReadOnlyList<Tensor?> slots, in RuleStep step);
}

namespace MLNetVision.Networks.Sessions;

/// <summary>What the executor tells of a step.</summary>
/// <param name="Number">The steps before this one, and one.</param>
/// <param name="LearningRate">The step size.</param>
/// <param name="Momentum">What takes the place of the optimizer's own momentum, or null.</param>
internal readonly record struct RuleStep(long Number, double LearningRate, double? Momentum);

using System.Text.Json.Serialization;
using MLNetVision.Sweeps.Pruning;

namespace MLNetVision.Sweeps;

/// <summary>Which trials are not worth all their epochs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MedianRule), "median")]
[JsonDerivedType(typeof(SuccessiveHalving), "halving")]
[JsonDerivedType(typeof(Hyperband), "hyperband")]
public abstract record PruningRule
{
    /// <summary>The figure by which trials are compared while they train.</summary>
    public FigureGoal By { get; init; } = FigureGoal.ValidationLoss;

    /// <summary>Refuses settings that no sweep can follow.</summary>
    public abstract void Validate();

    internal abstract IPruner Begin();

    private protected void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{GetType().Name}.{option} has to be {rule}.");
        }
    }
}

using System.Text.Json.Serialization;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// Rows of a batch mixed with each other, pictures and labels alike. Every row is mixed with the one before it, the first with the last; batches are
/// shuffled, so that makes random pairs. One share is drawn for the whole batch.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Mixup), nameof(Mixup))]
[JsonDerivedType(typeof(CutMix), nameof(CutMix))]
[JsonDerivedType(typeof(OneMixingOf), nameof(OneMixingOf))]
public abstract record BatchMixing
{
    /// <summary>For which share of the batches.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Mixes rows in place.</summary>
    /// <param name="rows">The pictures and their labels.</param>
    /// <param name="random">Where chance comes from.</param>
    public void Apply(MixedRows rows, ref RandomStream random)
    {
        if (random.Chance(Probability) && rows.Count > 1)
        {
            Mix(rows, ref random);
        }
    }

    /// <summary>Refuses parameters that make no sense, by name.</summary>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    public virtual void Validate() => Require(Probability is >= 0 and <= 1, nameof(Probability), Probability, "from 0 to 1");

    internal abstract void Mix(MixedRows rows, ref RandomStream random);

    private protected void Require(bool holds, string parameter, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"{GetType().Name}.{parameter} has to be {rule}.");
        }
    }

    private protected void RequireAlpha(double value) => Require(double.IsFinite(value) && value > 0, "Alpha", value, "a finite number above 0");
}

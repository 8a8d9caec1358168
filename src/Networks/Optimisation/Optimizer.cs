using System.Text.Json.Serialization;

namespace MLNetVision.Networks.Optimisation;

/// <summary>How gradients change parameters. A description only: each engine executes it, and every engine takes the same steps.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Sgd), nameof(Sgd))]
[JsonDerivedType(typeof(AdaGrad), nameof(AdaGrad))]
[JsonDerivedType(typeof(AdaDelta), nameof(AdaDelta))]
[JsonDerivedType(typeof(RmsProp), nameof(RmsProp))]
[JsonDerivedType(typeof(Adam), nameof(Adam))]
[JsonDerivedType(typeof(AdamW), nameof(AdamW))]
[JsonDerivedType(typeof(Lbfgs), nameof(Lbfgs))]
[JsonDerivedType(typeof(DampedNewton), nameof(DampedNewton))]
public abstract record Optimizer
{
    /// <summary>The step size before any schedule.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>Whether a part of the last steps' direction is kept, how much of it being open to change from step to step.</summary>
    [JsonIgnore]
    public virtual bool HasMomentum => false;

    /// <summary>Refuses values that no step can be taken with.</summary>
    public virtual void Validate() => Check(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "a finite number above 0");

    /// <summary>Refuses a value, naming the owner, the option, the rule and the value.</summary>
    protected void Check(bool holds, string option, double value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{GetType().Name}.{option} has to be {rule}.");
        }
    }
}

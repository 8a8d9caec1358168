using System.Text.Json.Serialization;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>
/// What is put behind a backbone, or any other numbers: the part that makes them classes or values. A description only; fitting it gives a network whose output
/// is a logit a class (their softmax is the calibrated probability), one logit, a logit a label, or a value, as the task has it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SoftmaxHead), "Softmax")]
[JsonDerivedType(typeof(MlpHead), "Mlp")]
[JsonDerivedType(typeof(LinearSvmHead), "LinearSvm")]
[JsonDerivedType(typeof(KernelSvmHead), "KernelSvm")]
[JsonDerivedType(typeof(KNearestHead), "KNearest")]
[JsonDerivedType(typeof(RidgeHead), "Ridge")]
public abstract record Head
{
    /// <summary>
    /// Whether each feature is brought to mean 0 and deviation 1 first, as the training rows have them; a feature that never changes only to mean 0. This
    /// becomes a part of the network, so that features go in as they are.
    /// </summary>
    public bool Standardise { get; init; } = true;

    /// <summary>The tasks that it can be fitted to.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<ScoringTask> Tasks { get; }

    /// <summary>Refuses values that nothing can be fitted with.</summary>
    public abstract void Validate();

    /// <summary>Refuses a value, naming the owner, the option, the rule and the value.</summary>
    protected void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{GetType().Name}.{option} has to be {rule}, but is {value ?? "null"}.");
        }
    }
}

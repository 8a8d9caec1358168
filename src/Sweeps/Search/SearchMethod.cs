using System.Text.Json.Serialization;
using MLNetVision.Sweeps.Search;

namespace MLNetVision.Sweeps;

/// <summary>How the parameters of the next trial are chosen.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(GridSearch), "grid")]
[JsonDerivedType(typeof(RandomSearch), "random")]
[JsonDerivedType(typeof(SobolSearch), "sobol")]
[JsonDerivedType(typeof(ParzenSearch), "parzen")]
[JsonDerivedType(typeof(GaussianProcessSearch), "gaussian-process")]
public abstract record SearchMethod
{
    /// <summary>Refuses settings that choose nothing.</summary>
    public virtual void Validate()
    {
    }

    internal abstract ISearcher Begin(ulong seed);

    private protected void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{GetType().Name}.{option} has to be {rule}.");
        }
    }
}

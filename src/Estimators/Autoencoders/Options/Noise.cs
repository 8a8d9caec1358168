using System.Text.Json.Serialization;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Estimators;

/// <summary>
/// What happens to a row before a denoising autoencoder sees it, anew in every epoch; what it has to give is the row without it (Vincent et al. 2008).
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MaskingNoise), nameof(MaskingNoise))]
[JsonDerivedType(typeof(GaussianNoise), nameof(GaussianNoise))]
[JsonDerivedType(typeof(SaltAndPepperNoise), nameof(SaltAndPepperNoise))]
public abstract record Noise
{
    /// <summary>Changes numbers in place, as the network takes them: pixels from 0 to 1.</summary>
    public abstract void Apply(Span<float> values, ref RandomStream random);

    /// <summary>Refuses what is no noise.</summary>
    public abstract void Validate();

    /// <summary>Refuses a value, naming the owner, the option, the rule and the value.</summary>
    protected void Check(bool holds, string option, object value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{GetType().Name}.{option} has to be {rule}.");
        }
    }
}

/// <summary>Each number becomes 0 with this probability.</summary>
public sealed record MaskingNoise(double Probability = 0.25) : Noise
{
    /// <inheritdoc/>
    public override void Apply(Span<float> values, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            value = random.NextUniform() < Probability ? 0 : value;
        }
    }

    /// <inheritdoc/>
    public override void Validate() => Check(Probability is >= 0 and < 1, nameof(Probability), Probability, "from 0, below 1");
}

/// <summary>A normal number of mean 0 is added to each.</summary>
public sealed record GaussianNoise(double Deviation = 0.2) : Noise
{
    /// <inheritdoc/>
    public override void Apply(Span<float> values, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            value += (float)(Deviation * random.NextNormal());
        }
    }

    /// <inheritdoc/>
    public override void Validate() => Check(Deviation >= 0 && double.IsFinite(Deviation), nameof(Deviation), Deviation, "0 or above");
}

/// <summary>Each number becomes, with this probability, <paramref name="Pepper"/> or <paramref name="Salt"/>, each as likely.</summary>
public sealed record SaltAndPepperNoise(double Probability = 0.25, float Pepper = 0, float Salt = 1) : Noise
{
    /// <inheritdoc/>
    public override void Apply(Span<float> values, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            var draw = random.NextUniform();
            value = draw >= Probability ? value : draw < Probability / 2 ? Pepper : Salt;
        }
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Probability is >= 0 and < 1, nameof(Probability), Probability, "from 0, below 1");
        Check(float.IsFinite(Pepper), nameof(Pepper), Pepper, "finite");
        Check(float.IsFinite(Salt), nameof(Salt), Salt, "finite");
    }
}

namespace MLNetVision.Transforms;

/// <summary>Which of the scored boxes of a picture are given.</summary>
public sealed record DetectionRules
{
    /// <summary>What becomes of boxes that overlap a better one.</summary>
    public SuppressionKind Suppression { get; init; }

    /// <summary>From which overlap (intersection over union) on two boxes are one object.</summary>
    public float OverlapThreshold { get; init; } = 0.3f;

    /// <summary>Soft suppression: how slowly scores fall.</summary>
    public float Sigma { get; init; } = 0.5f;

    /// <summary>Whether boxes of different classes suppress each other too; with greedy suppression only.</summary>
    public bool ClassAgnostic { get; init; }

    /// <summary>Boxes of a lower score are not given. Scores are probabilities.</summary>
    public float ScoreThreshold { get; init; } = 0.05f;

    /// <summary>The most boxes of a picture, the best.</summary>
    public int MaxDetections { get; init; } = 100;

    /// <summary>The most boxes of a class in a picture, the best.</summary>
    public int MaxPerClass { get; init; } = 100;

    internal void Validate(string owner)
    {
        Require(Enum.IsDefined(Suppression), nameof(Suppression), "a member of SuppressionKind", Suppression);
        Require(OverlapThreshold is >= 0 and <= 1, nameof(OverlapThreshold), "from 0 to 1", OverlapThreshold);
        Require(Sigma > 0 && float.IsFinite(Sigma), nameof(Sigma), "above 0", Sigma);
        Require(!float.IsNaN(ScoreThreshold), nameof(ScoreThreshold), "a number", ScoreThreshold);
        Require(MaxDetections >= 1, nameof(MaxDetections), "1 or more", MaxDetections);
        Require(MaxPerClass >= 1, nameof(MaxPerClass), "1 or more", MaxPerClass);
        Require(!ClassAgnostic || Suppression == SuppressionKind.Greedy, nameof(ClassAgnostic), "false where suppression is not greedy", ClassAgnostic);
        void Require(bool holds, string name, string rule, object value)
        {
            if (!holds)
            {
                throw new ArgumentOutOfRangeException(name, value, $"{owner}: DetectionRules.{name} has to be {rule}; it is {value}.");
            }
        }
    }
}

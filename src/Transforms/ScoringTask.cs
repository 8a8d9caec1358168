namespace MLNetVision.Transforms;

/// <summary>What a model's output means, and so which columns a transformer adds.</summary>
public enum ScoringTask
{
    /// <summary>Numbers of a picture: one column of them, or one for each of the network's outputs.</summary>
    Features,

    /// <summary>One class of several: the output is a logit a class, and softmax makes them the Score; PredictedLabel is a key.</summary>
    Multiclass,

    /// <summary>Yes or no: the output is one logit, the Score; Probability is its sigmoid, PredictedLabel a truth value.</summary>
    Binary,

    /// <summary>Any number of classes at once: the output is a logit a class, and a sigmoid makes each a probability of its own.</summary>
    MultiLabel,

    /// <summary>A number: the output is the Score.</summary>
    Regression,
}

using System.Text.Json.Serialization;

namespace MLNetVision.Training.Schedules;

/// <summary>
/// The learning rate over a run, as a factor of the optimizer's own. A description only; what a schedule has to remember is a <see cref="ScheduleState"/>,
/// so that a run that is resumed goes on with the same rates.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantRate), nameof(ConstantRate))]
[JsonDerivedType(typeof(StepDecay), nameof(StepDecay))]
[JsonDerivedType(typeof(MultiStepDecay), nameof(MultiStepDecay))]
[JsonDerivedType(typeof(ExponentialDecay), nameof(ExponentialDecay))]
[JsonDerivedType(typeof(InverseTimeDecay), nameof(InverseTimeDecay))]
[JsonDerivedType(typeof(CosineAnnealing), nameof(CosineAnnealing))]
[JsonDerivedType(typeof(OneCycle), nameof(OneCycle))]
[JsonDerivedType(typeof(WarmUp), nameof(WarmUp))]
[JsonDerivedType(typeof(ReduceOnPlateau), nameof(ReduceOnPlateau))]
public abstract record Schedule
{
    /// <summary>Whether the rates depend on how long the whole run is; such a run cannot be made longer when it is resumed.</summary>
    [JsonIgnore]
    public virtual bool DependsOnLength => false;

    /// <summary>Whether the rates depend on how well the run does.</summary>
    [JsonIgnore]
    public virtual bool DependsOnResults => false;

    /// <summary>The metric that it looks at, where it does at any; null for the one that the run selects its model by.</summary>
    [JsonIgnore]
    public virtual string? WatchedMetric => null;

    /// <summary>The factor of the next step's rate.</summary>
    public abstract double Factor(SchedulePoint point, ScheduleState state);

    /// <summary>Whether the momentum changes along with the rate.</summary>
    [JsonIgnore]
    public virtual bool ChangesMomentum => false;

    /// <summary>The next step's momentum, or Adam's first beta; null for the optimizer's own.</summary>
    public virtual double? Momentum(SchedulePoint point) => null;

    /// <summary>Takes notice of an epoch's result.</summary>
    public virtual ScheduleState Observe(ScheduleState state, double figure, MetricGoal goal) => state;

    /// <summary>Refuses values that give no rates.</summary>
    public virtual void Validate()
    {
    }

    /// <summary>Refuses a value, naming the owner, the option, the rule and the value.</summary>
    protected void Check(bool holds, string option, object value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{GetType().Name}.{option} has to be {rule}.");
        }
    }
}

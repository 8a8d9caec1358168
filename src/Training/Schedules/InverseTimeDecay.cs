using System.Text.Json.Serialization;

namespace MLNetVision.Training.Schedules;

/// <summary>
/// The rate falls with time: (1 + Decay t)^-Power. With single steps as the unit this is the schedule for which stochastic approximation is known to converge
/// (Robbins and Monro 1951), under two conditions on the rates r(t): their sum is infinite, so that any point can be reached, and the sum of their squares is
/// finite, so that the noise of the gradients dies away. Both hold where Decay is above 0 and 1/2 &lt; Power &lt;= 1.
/// </summary>
/// <param name="Decay">How fast the rate falls: it is 2^-Power of its start at t = 1 / Decay.</param>
/// <param name="Power">1 for the classical 1/t; 3/4 falls more slowly and converges too.</param>
public sealed record InverseTimeDecay(double Decay, double Power = 1) : Schedule
{
    /// <summary>What t counts.</summary>
    public ScheduleUnit Unit { get; init; } = ScheduleUnit.Step;

    /// <summary>Whether the rates' sum is infinite and that of their squares finite.</summary>
    [JsonIgnore]
    public bool SatisfiesRobbinsMonro => Decay > 0 && Power is > 0.5 and <= 1;

    /// <inheritdoc/>
    public override double Factor(SchedulePoint point, ScheduleState state) => Math.Pow(1 + (Decay * point.Passed(Unit)), -Power);

    /// <inheritdoc/>
    public override void Validate()
    {
        Check(Decay >= 0 && double.IsFinite(Decay), nameof(Decay), Decay, "a finite number from 0");
        Check(Power > 0 && double.IsFinite(Power), nameof(Power), Power, "a finite number above 0");
    }
}

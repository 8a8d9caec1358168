using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Evaluation;
using MLNetVision.Networks;
using MLNetVision.Sweeps;

namespace MLNetVision.Cli.Sweep;

/// <summary>What comes of a sweep: a model, what it is worth on pictures that the sweep never saw, and reports.</summary>
internal sealed class SweepOutcome
{
    private readonly SweepWork _work;
    private readonly SweepResult _result;
    private readonly string _folder;
    private readonly bool _wasStopped;
    private readonly ITransformer _model;
    private readonly MulticlassEvaluation _evaluation;
    private TimeSpan _elapsed;

    public SweepOutcome(SweepWork work, SweepResult result, string folder, bool wasStopped)
    {
        (_work, _result, _folder, _wasStopped) = (work, result, folder, wasStopped);
        var named = work.Context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(result.Model.Transform(work.HeldOut));
        _model = new TransformerChain<ITransformer>(result.Model, named);
        _evaluation = work.Context.MulticlassClassification.EvaluateDetailed(
            result.Model.Transform(work.HeldOut), options: new EvaluationOptions { IdColumn = "ImagePath", PictureColumn = "Image" });
    }

    private string Model => Path.Combine(_folder, "model.zip");

    private string Report => Path.Combine(_folder, "report.html");

    private string HeldOut => Path.Combine(_folder, "held-out.html");

    private string Card => Path.Combine(_folder, "card.md");

    public void Write(string pictures, TimeSpan elapsed)
    {
        _elapsed = elapsed;
        AtomicFile.Write(Model, stream => _work.Context.Model.Save(_model, _work.Known.Schema, stream));
        var about = new ReportOptions { Title = "The best of a sweep", Subtitle = $"on pictures of {pictures} that the sweep never saw" };
        EvaluationReport.Of(_evaluation, about).Save(HeldOut);
        var report = _result.Report with
        {
            Title = $"Sweep over {Path.GetFileName(Path.TrimEndingDirectorySeparator(pictures))}",
            Subtitle = pictures,
            HeldOut = new Dictionary<string, double>
            {
                ["accuracy"] = _evaluation.Accuracy, ["macro F1"] = _evaluation.Figures.Macro.F1, ["log loss"] = _evaluation.LogLoss,
            },
        };
        report.SaveHtml(Report);
        AtomicFile.Write(Card, stream => stream.Write(Encoding.UTF8.GetBytes(report.ToMarkdown())));
    }

    public void Show(bool json)
    {
        var best = _result.Best;
        var report = new SweepSummary(
            _result.Trials.GroupBy(t => t.State).ToDictionary(g => g.Key.ToString().ToLowerInvariant(), g => g.Count()),
            _result.Trials.Sum(t => t.Epochs.Count), best.Number, best.Parameters, _work.MetricName, best.Objectives[0], _evaluation.Accuracy,
            _evaluation.Rows, _wasStopped, _elapsed.TotalSeconds, Model, Report, HeldOut);
        if (json)
        {
            JsonOutput.Write(Console.Out, report);
            return;
        }

        var console = Console.Out;
        var states = string.Join(", ", report.Trials.Select(t => $"{t.Value} {t.Key}"));
        var stopped = _wasStopped ? ", stopped" : string.Empty;
        console.WriteLine($"{_result.Trials.Count} trials ({states}), {report.Epochs} epochs, {_elapsed.TotalSeconds:N0} seconds{stopped}");
        console.WriteLine($"trial {best.Number} is the best: {_work.MetricName} {best.Objectives[0]:0.0000}");
        foreach (var (name, value) in best.Parameters)
        {
            console.WriteLine($"  {name}: {value}");
        }

        console.WriteLine($"accuracy {_evaluation.Accuracy:P2} on {report.HeldOutPictures} pictures that the sweep never saw");
        console.WriteLine($"model    {Model}");
        console.WriteLine($"reports  {Report}, {HeldOut}");
        console.WriteLine($"card     {Card}");
    }
}

// Seventeen foods, four countries, one picture: which country eats otherwise, and what it eats.
using Microsoft.ML;
using MLNetVision;
using MLNetVision.Estimators;
using MLNetVision.Evaluation;
using MLNetVision.Samples.FoodPca;

// Where the countries stand along the first two components by M. Richardson, and what these explain.
(string Name, double First, double Second)[] published =
    [("England", -144.99, 2.53), ("Wales", -240.53, 224.65), ("Scotland", -91.87, -286.08), ("N. Ireland", 477.39, 58.90)];
double[] explained = [0.6744, 0.2905];

var mlContext = new MLContext(seed: 1);
var countries = mlContext.Data.LoadFromEnumerable(FoodTable.Rows);
var model = mlContext.Transforms.Pca("Scores", "Grams", components: 2).Fit(countries);
var analysis = model.Analysis;
var places = mlContext.Data.CreateEnumerable<Place>(model.Transform(countries), reuseRowObject: false).ToArray();

Console.WriteLine("            PC1      PC2");
foreach (var place in places)
{
    Console.WriteLine($"{place.Name,-10} {place.Scores[0],8:F2} {place.Scores[1],8:F2}");
}

Console.WriteLine($"explained  {analysis.ExplainedVarianceRatio[0],8:P1} {analysis.ExplainedVarianceRatio[1],8:P1}");

var axes = ($"PC1, {analysis.ExplainedVarianceRatio[0]:P0}", $"PC2, {analysis.ExplainedVarianceRatio[1]:P0}");
var page = Path.Combine(AppContext.BaseDirectory, "food.html");
var picture = Plots.Points([.. places.Select(p => new PlotPoint(p.Scores[0], p.Scores[1], p.Name))], axes, "Four countries by what they eat");
picture.Save(Path.ChangeExtension(page, ".svg"));
File.WriteAllText(page, Plot.ToHtml(
    "What the United Kingdom eats", picture, Plots.Loads(FoodTable.Foods, analysis.Components[0], analysis.Components[1], axes, "Foods that tell them apart"),
    Plots.Scree(mlContext.Transforms.Pca("All", "Grams", new PcaOptions()).Fit(countries).Analysis.ExplainedVarianceRatio)));
Console.WriteLine($"The pictures are in {page}");

// The sign of a component is a matter of convention; the picture may be mirrored.
var isPublished = Enumerable.Range(0, 2).All(c =>
    Math.Abs(analysis.ExplainedVarianceRatio[c] - explained[c]) < 1e-4
    && new[] { 1, -1 }.Any(sign => published.Zip(places).All(p => Math.Abs((c == 0 ? p.First.First : p.First.Second) - (sign * p.Second.Scores[c])) < 0.01)));
if (!isPublished)
{
    Console.Error.WriteLine("These are not the published places.");
    return 1;
}

return 0;

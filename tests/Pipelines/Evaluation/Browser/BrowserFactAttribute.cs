namespace MLNetVision.Tests.Pipelines.Evaluation.Browser;

/// <summary>A test that needs a browser, and says so where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null)
            Skip = "Chromium is not installed; install it to try reports in a browser.";
    }
}

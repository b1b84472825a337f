using Digest.Build;
using Digest.Build.Files;
using Microsoft.AspNetCore.Http;

namespace Digest.Preview;

/// <summary>The pages on which an editor changes the file of a page, or writes a new article, in the browser.</summary>
/// <param name="files">The files that may be edited.</param>
/// <param name="saves">Shows and writes them.</param>
/// <param name="nextShow">Completes when other pages are shown.</param>
internal sealed class EditPages(EditableFiles files, EditSaves saves, Func<Task> nextShow)
{
    /// <summary>Path of these pages.</summary>
    public const string Prefix = "/_edit";

    /// <summary>Address of the form for a new article.</summary>
    public const string NewAddress = Prefix + "/?new";

    /// <summary>Address of the style.</summary>
    public const string StylePath = Prefix + "/edit.css";

    // After a save the page is shown when it is there, or after this while all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Adds the pages to a preview.</summary>
    /// <param name="server">The preview.</param>
    /// <param name="workspace">The site that is shown.</param>
    /// <param name="pages">Its pages; null where there are none yet.</param>
    /// <param name="clock">Tells what time it is.</param>
    public static void Register(PreviewServer server, Func<Workspace> workspace, Func<RequestedPages?> pages,
        Func<DateTimeOffset> clock)
    {
        var files = new EditableFiles(workspace, pages);
        server.NameSources(files.SourceOf);
        server.Use(Prefix, new EditPages(files, new(files, clock), () => server.NextShow).AnswerAsync);
    }

    /// <summary>Address of the form for a file.</summary>
    public static string AddressOf(string path) => $"{Prefix}/?path={Uri.EscapeDataString(path)}";

    /// <summary>Answers a request.</summary>
    public Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsPost(request.Method)) return PostAsync(http);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return PlainAsync(http, StatusCodes.Status405MethodNotAllowed, "Only GET, HEAD and POST are answered.");
        if (request.Path == StylePath) return StyleAsync(http);
        if (IsNew(request)) return ShowAsync(http, saves.ShowNew());
        if (Existing(request) is not { } file) return MissingAsync(http);
        if (new FileInfo(file.FullPath).Length > EditRequest.MaxBytes)
            return PlainAsync(http, StatusCodes.Status413PayloadTooLarge, "The file is too large to be edited here.");
        return saves.Show(file, request.Query.ContainsKey("whole")) is { } view ? ShowAsync(http, view) : MissingAsync(http);
    }

    private static bool IsNew(HttpRequest request) => IsForm(request) && request.Query.ContainsKey("new");

    private static bool IsForm(HttpRequest request) => request.Path == Prefix || request.Path == Prefix + "/";

    private InputFile? Existing(HttpRequest request, bool isThere = true) =>
        IsForm(request) && request.Query["path"] is [{ } path] ? files.Find(path, isThere) : null;

    private async Task PostAsync(HttpContext http)
    {
        var (status, typed) = await EditRequest.ReadAsync(http).ConfigureAwait(false);
        if (typed is null)
        {
            await (status switch
            {
                StatusCodes.Status403Forbidden => ToolPages.RefuseAsync(http),
                StatusCodes.Status413PayloadTooLarge =>
                    PlainAsync(http, status, "That is more than a file may hold that is edited here."),
                _ => PlainAsync(http, status, "The form cannot be read."),
            }).ConfigureAwait(false);
            return;
        }

        var shown = nextShow();
        var outcome = IsNew(http.Request) ? saves.Create(typed)
            : Existing(http.Request, isThere: false) is { } file ? saves.Save(file, typed) : null;
        if (outcome is null)
        {
            await MissingAsync(http).ConfigureAwait(false);
            return;
        }

        http.Response.StatusCode = outcome.Status;
        if (outcome.View is { } view)
        {
            await ShowAsync(http, view).ConfigureAwait(false);
            return;
        }

        var before = files.AddressOf(outcome.Path);
        if (outcome.IsWritten) await Task.WhenAny(shown, Task.Delay(Patience, http.RequestAborted)).ConfigureAwait(false);
        http.Response.Headers.Location =
            files.AddressOf(outcome.Path) ?? outcome.Address ?? before ?? AddressOf(outcome.Path);
    }

    private static Task ShowAsync(HttpContext http, EditView view)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(EditFormPage.Write(view), http.RequestAborted);
    }

    private static async Task StyleAsync(HttpContext http)
    {
        http.Response.ContentType = "text/css; charset=utf-8";
        await http.Response.Body.WriteAsync(PreviewServer.Resource("preview.edit.css"), http.RequestAborted)
            .ConfigureAwait(false);
    }

    private static Task MissingAsync(HttpContext http) =>
        PlainAsync(http, StatusCodes.Status404NotFound, "There is no file of this site here that can be edited.");

    private static Task PlainAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text + "\n", http.RequestAborted);
    }
}

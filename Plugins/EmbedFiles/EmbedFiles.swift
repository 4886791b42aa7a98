import PackagePlugin

/// Puts the text files of a target that aren't Swift, such as style sheets and scripts, inside its executable: FileEmbedder writes them into one
/// Swift file whenever one of them changes. SwiftPM's own `embedInCode` writes lists of bytes, at which a compiler works for minutes.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let module = target.sourceModule else { return [] }
        let files = module.sourceFiles.filter { $0.type != .source && $0.type != .header }.map(\.url)
        let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding the files of \(target.name)", executable: try context.tool(named: "FileEmbedder").url,
                arguments: [output.path] + files.map(\.path).sorted(), inputFiles: files, outputFiles: [output])
        ]
    }
}
